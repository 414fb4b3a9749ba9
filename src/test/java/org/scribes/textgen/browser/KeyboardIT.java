package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Everything can be done without a mouse, and the focus is always seen. */
@BrowserTest
class KeyboardIT {
    @Test
    void question_isAsked_itsEvidenceRead_andTheAnswerRated(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        Keyboard keyboard = new Keyboard(visitor);

        keyboard.tabTo("link", "Skip to the content");
        visitor.press(Keys.ENTER);
        keyboard.tabTo("textbox", "Question");
        visitor.press("What does John 3:16 say?");
        keyboard.tabTo("button", "Add a passage");
        visitor.press(Keys.SPACE);
        assertThat(visitor.focused().getAccessibleName()).isEqualTo("Reference of passage 1");
        visitor.press("John 3:16", Keys.TAB, VERSE);
        keyboard.tabTo("button", "Ask");
        visitor.press(Keys.ENTER);

        page.awaitComplete();
        keyboard.tabTo("button", "Quotation 2: verified. Show the evidence");
        visitor.press(Keys.ENTER);
        assertThat(visitor.focused().getText()).contains("verified").contains("Quotation:");
        keyboard.assertFocusIsSeen();
        assertThat(page.evidence().getText()).contains("Passage 1 · John 3:16");
        keyboard.tabTo("radio", "1 of 5: useless");
        visitor.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(visitor.focused().getAccessibleName()).isEqualTo("4 of 5: good");
        keyboard.assertFocusIsSeen();
        keyboard.tabTo("checkbox", "A citation is wrong");
        visitor.press(Keys.SPACE);
        keyboard.tabTo("button", "Send feedback");
        visitor.press(Keys.ENTER);
        visitor.awaitText("Thank you. It was recorded.");
    }

    @Test
    void answer_isStopped_andTheFocusStays(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        Keyboard keyboard = new Keyboard(visitor);
        keyboard.tabTo("textbox", "Question");
        visitor.press(PlayedUpstream.GO_ON, Keys.chord(Keys.CONTROL, Keys.ENTER));
        visitor.await("some words", () -> page.words().contains("on and on"));

        keyboard.tabTo("button", "Stop");
        visitor.press(Keys.SPACE);

        visitor.awaitText("Stopped. What was shown until then was checked.");
        assertThat(visitor.focused().getAccessibleName()).isEqualTo("Ask");
    }

    @Test
    void views_areReached_andTheirHeadingsRead(Visitor visitor) {
        TryPage.open(visitor, PageServers.embedded("/"));
        Keyboard keyboard = new Keyboard(visitor);
        assertReached(visitor, keyboard, "Compare", "Compare two answers");
        assertReached(visitor, keyboard, "Verify", "Verify an answer");
        assertReached(visitor, keyboard, "Status", "Status");

        visitor.back();

        visitor.await("Verify", () -> visitor.title().startsWith("Verify"));
        assertThat(visitor.focused().getText()).isEqualTo("Verify an answer");
    }

    private static void assertReached(Visitor visitor, Keyboard keyboard, String link, String heading) {
        keyboard.backTo("link", link);
        visitor.press(Keys.ENTER);
        visitor.await(heading, () -> visitor.focused().getText().equals(heading));
        assertThat(visitor.title()).isEqualTo(link + " · Scribes text generation");
        WebElement current = visitor.find("link", link);
        assertThat(current.getDomAttribute("aria-current")).isEqualTo("page");
    }
}
