package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.HOSTILE;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What a model or a passage says stays text, whatever it is. */
@BrowserTest
class HostileTextIT {
    private static final int LONG = 100_000;

    @Test
    void markupOfModelAndPassage_staysText(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"))
                .withPassage("John 3:16 " + HOSTILE, HOSTILE + " " + VERSE);

        page.ask(PlayedUpstream.ATTACK);

        page.awaitComplete();
        assertThat(page.words()).contains("See this: " + HOSTILE, VERSE, "That is all.");
        for (int citation = 1; citation <= page.citations().size(); citation++) {
            page.choose(citation);
        }
        assertThat(page.answer().getText()).contains("John 3:16 " + HOSTILE);
        assertUntouched(visitor);
    }

    /** Overrides of the direction would turn what follows around, buttons and verdicts too. */
    @Test
    void overridesOfTheDirection_turnNothingAround(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("\u202eJohn 3:16", "\u202e" + VERSE);

        page.ask(PlayedUpstream.ATTACK);

        page.awaitComplete();
        page.choose(1);
        assertThat(reachingOut(visitor))
                .as("boxes in which an override turns around what follows")
                .isEmpty();
    }

    /** Boxes with more than one text, one of which holds an override that no element around it isolates. */
    private static List<?> reachingOut(Visitor visitor) {
        return (List<?>) visitor.script("""
                const open = [];
                const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                  if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data)) {
                    let box = walker.currentNode.parentElement;
                    while (getComputedStyle(box).display.startsWith('inline') && !getComputedStyle(box).unicodeBidi.includes('isolate')) {
                      box = box.parentElement;
                    }
                    if (box.matches('button, summary, li, main, section')) {
                      open.push(box.outerHTML.slice(0, 200));
                    }
                  }
                }
                return open;
                """);
    }

    @Test
    void passageOf100Kilobytes_isAskedWithoutDelay(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        visitor.click("button", "Add a passage");
        visitor.paste("textbox", "Reference of passage 1", "John 3:16");
        visitor.paste("textbox", "Text of passage 1", VERSE + " " + "And so on. ".repeat(LONG / 11));

        page.ask(PlayedUpstream.MISQUOTE);

        page.awaitComplete();
        assertThat(page.words()).contains("For God so loved the world, that he gave his only born Son");
        assertThat(page.evidence().getText().length()).isGreaterThan(LONG);
        assertThat(visitor.address().length()).as("the address").isLessThan(100_000);
        assertUntouched(visitor);
    }

    private static void assertUntouched(Visitor visitor) {
        assertThat(visitor.title()).isEqualTo("Try · Scribes text generation");
        assertThat(visitor.all("main").get(0).findElements(By.cssSelector("img, script, style, a[href^=javascript]")))
                .isEmpty();
        assertThat(visitor.find("button", "Ask").isDisplayed()).isTrue();
    }
}
