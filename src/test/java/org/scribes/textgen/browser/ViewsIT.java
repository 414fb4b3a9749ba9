package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;
import org.scribes.textgen.browser.Screen.Size;
import org.scribes.textgen.browser.Screen.Theme;

/**
 * Each view in each of its states, light and dark, wide and narrow: nothing keeps people from using it, nothing has to be
 * scrolled sideways. Its pictures are kept in {@code target/screenshots}.
 */
@ExtendWith(InBrowser.class)
class ViewsIT {
    /** A view, and what a visitor did there. */
    private enum View {
        TRY(visitor -> TryPage.open(visitor, PageServers.embedded("/"))),
        TRY_FILLED(View::fill),
        TRY_ANSWERED(visitor -> {
            TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
            visitor.click("button", "A verse, quoted");
            page.awaitComplete();
            page.choose(2);
        }),
        TRY_REPAIRED(visitor -> answered(visitor, PlayedUpstream.MISQUOTE)),
        TRY_STARTED_OVER(visitor -> answered(visitor, PlayedUpstream.BREAK_OFF + " What does John 3:16 say?")),
        TRY_KEY_NEEDED(visitor -> {
            visitor.expectTrouble("401");
            TryPage.open(visitor, PageServers.keyed("/"));
            visitor.awaitText("This server needs an API key");
        }),
        COMPARE_ANSWERED(ViewsIT::compare),
        VERIFY(visitor -> {
            visitor.open(PageServers.embedded("/verify"));
            visitor.find("button", "Verify");
        }),
        VERIFY_ANSWERED(visitor -> {
            visitor.open(PageServers.embedded("/verify"));
            visitor.click("button", "One with two faults");
            visitor.find("region", "References");
        }),
        STATUS(visitor -> {
            visitor.open(PageServers.embedded("/status"));
            visitor.awaitText("scribes-tiny");
        }),
        NOT_FOUND(visitor -> {
            visitor.expectTrouble("404");
            visitor.open(PageServers.embedded("/no-such-page"));
            visitor.find("heading", "Not Found");
        });

        private final Consumer<Visitor> visit;

        View(Consumer<Visitor> visit) {
            this.visit = visit;
        }

        private static void fill(Visitor visitor) {
            TryPage.open(visitor, PageServers.embedded("/")).withPassage("John 3:16", VERSE).withPassage("", "");
            for (WebElement box : visitor.all("DisclosureTriangle")) {
                box.click();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void view_canBeUsedByAll(View view, Visitor visitor) throws IOException {
        view.visit.accept(visitor);
        String name = view.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        for (Theme theme : Theme.values()) {
            for (Size size : Size.values()) {
                Screen screen = visitor.screen().set(size, theme);
                screen.picture(name, theme, size);
                assertThat(screen.contentWidth()).as("%s, %s", name, size).isLessThanOrEqualTo(size.width());
                Axe.assertNoViolations(name + ", " + theme + ", " + size, visitor);
            }
        }
    }

    private static void answered(Visitor visitor, String question) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("John 3:16", VERSE);
        page.ask(question);
        page.awaitComplete();
    }

    private static void compare(Visitor visitor) {
        visitor.open(PageServers.played("/compare"));
        visitor.find("button", "Ask both");
        TryPage page = new TryPage(visitor).withPassage("John 3:16", VERSE);
        page.visitor().type("textbox", "Question", PlayedUpstream.MISQUOTE + " What does John 3:16 say?");
        WebElement other = visitor.find("group", "Settings of B");
        visitor.choose(other, "Model", "extractive");
        visitor.click("button", "Ask both");
        visitor.find("region", "Differences");
    }
}
