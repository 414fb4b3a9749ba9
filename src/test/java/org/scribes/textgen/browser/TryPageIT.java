package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A question, its answer as it arrives, and the evidence for each quotation. */
@BrowserTest
class TryPageIT {
    @Test
    void example_isAnswered_withVerdictsEvidenceAndFigures(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));

        visitor.click("button", "A verse, quoted");

        assertThat(page.awaitComplete())
                .isEqualTo("Complete. 3 quotations and references checked: all are true to the passages.");
        assertThat(page.words()).isEqualTo("John 3:16 says, \"" + VERSE + "\" [1]");
        assertThat(page.citations())
                .containsExactly(
                        "Reference 1: in the passages. Show the evidence",
                        "Quotation 2: verified. Show the evidence",
                        "Marker 3: passage found. Show the evidence");
        WebElement evidence = page.choose(2);
        assertThat(evidence.getText())
                .contains("✓\nverified", "The passages have exactly these words.", "Passage 1 · John 3:16");
        assertThat(marked(evidence)).containsExactly(VERSE.substring(0, VERSE.length() - 1));
        assertThat(page.answer().getText())
                .contains(
                        "scribes-tiny, in the server’s process",
                        "Time to first token",
                        "Tokens per second",
                        "✓ local answered");
    }

    @Test
    void misquotation_isShownBesideWhatTheModelWrote(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("John 3:16", VERSE);

        page.ask(PlayedUpstream.MISQUOTE);

        assertThat(page.awaitComplete())
                .isEqualTo("Complete. 3 quotations and references checked: 1 put right or left out.");
        assertThat(page.words())
                .contains("\"For God so loved the world, that he gave his only born Son.\"")
                .doesNotContain("earth");
        assertThat(page.citations()).contains("Quotation 2: altered, put right. Show the evidence");
        WebElement evidence = page.evidence(); // opens by itself
        assertThat(texts(evidence, "del")).containsExactly("whole earth");
        assertThat(texts(evidence, "ins")).containsExactly("world");
        assertThat(marked(evidence)).containsExactly("For God so loved the world, that he gave his only born Son");
        assertThat(page.answer().getText()).contains("Warnings", "1 quotation put into the passages' own words");
    }

    @Test
    void invention_isLeftOut_andSaidToBe(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("John 3:16", VERSE);

        page.ask(PlayedUpstream.INVENT);

        page.awaitComplete();
        assertThat(page.words())
                .contains("[quotation left out: not in the passages]")
                .doesNotContain("harvest");
        assertThat(page.citations()).contains("Quotation 1: fabricated, left out. Show the evidence");
        assertThat(texts(page.choose(1), "del")).anyMatch(text -> text.contains("Whoever plants in the evening"));
    }

    @Test
    void brokenStream_isStruckThrough_andStartsOver(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("John 3:16", VERSE);

        page.ask(PlayedUpstream.BREAK_OFF + " What does John 3:16 say?");

        page.awaitComplete();
        WebElement discarded = page.answer().findElement(By.cssSelector("del"));
        assertThat(discarded.getText()).startsWith(PlayedUpstream.BEFORE_THE_BREAK.strip());
        assertThat(discarded.getCssValue("text-decoration-line")).isEqualTo("line-through");
        assertThat(page.answer().getText())
                .contains("Discarded: ", "Another answer begins.", "✗ api failed: ", "✓ extractive answered");
        assertThat(page.words()).contains(VERSE).doesNotContain("messenger");
        assertThat(visitor.announced()).contains("The answer so far was discarded");
    }

    @Test
    void brokenStream_endsWithAnError_ifThatIsWanted(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        visitor.click("DisclosureTriangle", "More settings");
        visitor.choose("If a stream breaks off", "end with an error");

        page.ask(PlayedUpstream.BREAK_OFF);

        visitor.awaitText("The answer broke off. What was shown until then was checked.");
        assertThat(visitor.all(page.answer(), "alert"))
                .extracting(WebElement::getText)
                .anyMatch(text -> !text.isBlank());
        assertThat(page.words()).startsWith(PlayedUpstream.BEFORE_THE_BREAK.strip());
    }

    @Test
    void stop_closesTheConnection(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        page.ask(PlayedUpstream.GO_ON);
        visitor.await("some words", () -> page.words().contains("on and on"));

        visitor.click("button", "Stop");

        visitor.awaitText("Stopped. What was shown until then was checked.");
        visitor.await("the model's server noticed", () -> PageServers.upstream().endless() == 0);
        assertThat(visitor.find("button", "Stop").isEnabled()).isFalse();
    }

    @Test
    void anotherQuestion_replacesTheOneThatIsBeingAnswered(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        page.ask(PlayedUpstream.GO_ON);
        visitor.await("some words", () -> page.words().contains("on and on"));

        page.ask(PlayedUpstream.SAY_AT_ONCE);

        page.awaitComplete();
        assertThat(page.words()).isEqualTo("Grace and peace.");
        visitor.await("the model's server noticed", () -> PageServers.upstream().endless() == 0);
    }

    @Test
    void sameQuestion_isAskedOnce_howeverOftenItIsClicked(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        page.ask(PlayedUpstream.GO_ON + " Clicked often.");
        visitor.click("button", "Ask");
        visitor.click("button", "Ask");

        visitor.await("some words", () -> page.words().contains("on and on"));
        visitor.click("button", "Stop");

        visitor.awaitText("Stopped. What was shown until then was checked.");
        assertThat(PageServers.upstream().questions())
                .filteredOn(question -> question.contains("Clicked often."))
                .hasSize(1);
    }

    private static List<String> marked(WebElement evidence) {
        return evidence.findElements(By.cssSelector("figure mark")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static List<String> texts(WebElement element, String tag) {
        return element.findElements(By.tagName(tag)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
