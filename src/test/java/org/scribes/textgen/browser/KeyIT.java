package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scribes.textgen.guard.TestingKeys;

/** The page of a server that asks for keys: it opens without one, says that one is needed, and keeps it in memory only. */
@BrowserTest
class KeyIT {
    private static final String NEEDED = "This server needs an API key";

    @Test
    void key_isAskedFor_used_andForgotten(Visitor visitor) {
        visitor.expectTrouble("401");
        TryPage page = TryPage.open(visitor, PageServers.keyed("/"));
        visitor.awaitText(NEEDED);
        assertThat(visitor.find("textbox", "API key").getDomAttribute("type")).isEqualTo("password");
        KeyBox.give(visitor, TestingKeys.key("stranger"));
        page.ask(PlayedUpstream.SAY_AT_ONCE);
        visitor.awaitText("this key is not known here");

        KeyBox.give(visitor, PageServers.KEY);
        visitor.await("the field to close", () -> !visitor.sees("textbox", "API key"));
        page.ask(PlayedUpstream.SAY_AT_ONCE);
        page.awaitComplete();

        visitor.click("link", "Verify");
        visitor.click("button", "One with two faults");
        visitor.find("region", "Verified answer");
        visitor.click("link", "Try");
        page.ask(PlayedUpstream.SAY_AT_ONCE);
        page.awaitComplete();
        assertThat(visitor.script(
                        "return JSON.stringify([location.href, {...localStorage}, {...sessionStorage}, document.cookie,"
                                + " history.state, performance.getEntriesByType('resource').map(one => one.name)]);"))
                .asString()
                .contains("api/v1/generate/stream")
                .doesNotContain(PageServers.KEY);
        visitor.reload();
        visitor.awaitText(NEEDED);
    }
}
