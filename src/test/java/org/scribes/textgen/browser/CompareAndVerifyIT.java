package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Two answers side by side, and answers from elsewhere. */
@BrowserTest
class CompareAndVerifyIT {
    @Test
    void twoPolicies_answerSideBySide_andTheirDifferencesAreMarked(Visitor visitor) {
        visitor.open(PageServers.played("/compare"));
        new TryPage(visitor).withPassage("John 3:16", VERSE);
        visitor.type("textbox", "Question", PlayedUpstream.MISQUOTE);
        visitor.choose(visitor.find("group", "Settings of B"), "Grounding", "report: judged, nothing changed");

        visitor.click("button", "Ask both");

        WebElement differences = visitor.find("region", "Differences");
        assertThat(visitor.text("region", "Answer A")).contains("altered, put right");
        assertThat(visitor.sees("region", "Evidence for Answer A")).isTrue();
        assertThat(visitor.text("region", "Answer B"))
                .contains("loved the whole earth")
                .doesNotContain("put right");
        assertThat(texts(differences, "del")).containsExactly("only in A", "world");
        assertThat(texts(differences, "ins")).containsExactly("only in B", "whole earth");
        assertThat(differences.getText()).contains(PlayedUpstream.MODEL, "Time to first token");
        assertThat(visitor.announced()).contains("Both answers are complete.");
    }

    @Test
    void twoSettings_streamAtTheSameTime_andStopTogether(Visitor visitor) {
        visitor.open(PageServers.played("/compare"));
        visitor.type("textbox", "Question", PlayedUpstream.GO_ON);
        visitor.click(visitor.find("group", "Settings of B"), "DisclosureTriangle", "More settings");
        visitor.type(visitor.find(visitor.find("group", "Settings of B"), "spinbutton", "Temperature"), "0.1");

        visitor.click("button", "Ask both");
        visitor.await(
                "words on both sides",
                () -> visitor.text("region", "Answer A").contains("on and on")
                        && visitor.text("region", "Answer B").contains("on and on"));
        assertThat(PageServers.upstream().endless()).isEqualTo(2);
        visitor.click("button", "Stop");

        visitor.await("both to stop", () -> PageServers.upstream().endless() == 0);
        assertThat(visitor.text("region", "Answer A")).contains("Stopped.");
        assertThat(visitor.text("region", "Answer B")).contains("Stopped.");
        assertThat(PageServers.upstream().bodies()).anyMatch(body -> body.contains("\"temperature\":0.1"));
    }

    @Test
    void answerFromElsewhere_isVerified_withTheReferencesOfItsText(Visitor visitor) {
        visitor.open(PageServers.embedded("/verify"));
        new TryPage(visitor).withPassage("John 3:16", VERSE);
        visitor.paste(
                "textbox",
                "Answer",
                "John 3:16 says, \"For God so loved the earth, that he gave his only born Son.\" See Luke 25:1.");

        visitor.click("button", "Verify");

        WebElement verified = visitor.find("region", "Verified answer");
        assertThat(verified.findElement(By.cssSelector(".answer")).getText())
                .contains("loved the world")
                .doesNotContain("earth");
        WebElement evidence = visitor.find("region", "Evidence");
        assertThat(texts(evidence, "del")).contains("earth");
        assertThat(texts(evidence, "ins")).contains("world");
        assertThat(visitor.text("region", "References"))
                .contains("John 3:16 John.3.16", "exists", "Luke 25:1 Luke.25.1", "does not exist");
    }

    @Test
    void policyReport_changesNothing(Visitor visitor) {
        visitor.open(PageServers.embedded("/verify"));
        new TryPage(visitor).withPassage("John 3:16", VERSE);
        visitor.paste("textbox", "Answer", "He says, \"For God so loved the earth, that he gave his only born Son.\"");
        visitor.choose("Grounding", "report: show it as it is");

        visitor.click("button", "Verify");

        assertThat(visitor.text("region", "Verified answer"))
                .contains("earth", "altered")
                .doesNotContain("put right");
    }

    @Test
    void nothingToVerify_isSaid(Visitor visitor) {
        visitor.open(PageServers.embedded("/verify"));

        visitor.click("button", "Verify");

        visitor.awaitText("Paste an answer first.");
    }

    private static List<String> texts(WebElement element, String tag) {
        return element.findElements(By.tagName(tag)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
