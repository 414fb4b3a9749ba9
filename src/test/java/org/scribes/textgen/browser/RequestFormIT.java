package org.scribes.textgen.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** The fields of a request: what they send, what is wrong with them, and how the address keeps them. */
@BrowserTest
class RequestFormIT {
    @Test
    void passages_areAdded_pasted_takenFromTheBible_andRemoved(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("John 3:16", VERSE);

        visitor.click("DisclosureTriangle", "Paste a list");
        visitor.type(
                "textbox",
                "Passages as text or JSON",
                "[1] Romans 5:8: While we were yet sinners, Christ died for us.\n[2] Titus 2:11: Grace has appeared.");
        visitor.click("button", "Add these");
        visitor.click("DisclosureTriangle", "Take a verse");
        visitor.type("textbox", "Bible reference", "Ephesians 2:8");
        visitor.click("button", "Take this verse");

        assertThat(value(visitor, "Reference of passage 4")).isEqualTo("Ephesians 2:8");
        assertThat(value(visitor, "Text of passage 4")).contains("by grace you have been saved through faith");
        assertThat(value(visitor, "Reference of passage 2")).isEqualTo("Romans 5:8");
        assertThat(value(visitor, "Text of passage 2")).isEqualTo("While we were yet sinners, Christ died for us.");
        visitor.click("button", "Remove passage 2");
        assertThat(value(visitor, "Reference of passage 2")).isEqualTo("Titus 2:11");
        assertThat(visitor.announced()).contains("2 passages added.", "1 passage added.", "Passage 2 removed.");

        page.ask(PlayedUpstream.SAY_AT_ONCE + " Of three.");
        page.awaitComplete();
        assertThat(PageServers.upstream().bodies())
                .anyMatch(body -> body.contains("Of three.")
                        && body.contains(VERSE)
                        && body.contains("Grace has appeared.")
                        && body.contains("by grace you have been saved through faith")
                        && !body.contains("While we were yet sinners"));
    }

    @Test
    void verseThatDoesNotExist_isRefused(Visitor visitor) {
        TryPage.open(visitor, PageServers.embedded("/"));
        visitor.expectTrouble("400 (Bad Request)");

        visitor.click("DisclosureTriangle", "Take a verse");
        visitor.type("textbox", "Bible reference", "John 99:1");
        visitor.click("button", "Take this verse");

        visitor.await(
                "an error",
                () -> visitor.all(visitor.find("group", "Passages"), "alert").stream()
                        .anyMatch(alert -> alert.getText().contains("John 99:1")));
    }

    @Test
    void conversation_isAsked(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));

        visitor.type("textbox", "Question", "What is grace?");
        visitor.click("radio", "A conversation");
        assertThat(value(visitor, "Text of turn 1")).isEqualTo("What is grace?");
        visitor.click("button", "Add a turn");
        visitor.type("textbox", "Text of turn 2", "A gift.");
        visitor.click("button", "Add a turn");
        visitor.type("textbox", "Text of turn 3", PlayedUpstream.SAY_AT_ONCE);
        visitor.click("button", "Ask");

        page.awaitComplete();
        assertThat(page.words()).isEqualTo("Grace and peace.");
        assertThat(PageServers.upstream().bodies())
                .anyMatch(body -> body.matches(
                        "(?s).*\"user\".*What is grace\\?.*\"assistant\".*A gift\\..*\"user\".*Say it at once\\..*"));
    }

    @ParameterizedTest
    @CsvSource({"Temperature, 3", "Top p, 2", "Most tokens, 0"})
    void valueOutOfRange_isNotSent(String label, String value, Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        visitor.click("DisclosureTriangle", "More settings");

        visitor.type("spinbutton", label, value);
        page.ask("What does John 3:16 say?");

        WebElement input = visitor.find("spinbutton", label);
        assertThat(visitor.focused()).isEqualTo(input);
        assertThat(visitor.script("return arguments[0].validationMessage;", input))
                .asString()
                .contains("Value must be");
        assertThat(page.words()).isEmpty();
    }

    @Test
    void valueThatTheServiceRefuses_isMarkedAndExplained(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        visitor.expectTrouble("400 (Bad Request)");
        visitor.click("DisclosureTriangle", "More settings");

        visitor.type("spinbutton", "Top p", "0");
        page.ask("What does John 3:16 say?");

        visitor.awaitText("top_p must be above 0");
        WebElement input = visitor.find("spinbutton", "Top p");
        visitor.await("the mark", () -> "true".equals(input.getDomAttribute("aria-invalid")));
        assertThat(visitor.focused()).isEqualTo(input);
    }

    @Test
    void sampling_isSent(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.played("/"));
        visitor.click("DisclosureTriangle", "More settings");
        visitor.type("spinbutton", "Temperature", "0.25");
        visitor.type("spinbutton", "Seed", "17");
        visitor.type("spinbutton", "Most tokens", "33");
        visitor.type("textbox", "Stop texts, one a line", "the end");

        page.ask(PlayedUpstream.SAY_AT_ONCE + " With settings.");

        page.awaitComplete();
        assertThat(PageServers.upstream().bodies())
                .anyMatch(body -> body.contains("With settings.")
                        && body.contains("\"temperature\":0.25")
                        && body.contains("\"seed\":17")
                        && body.contains("\"stop\":[\"the end\"]")
                        && body.contains("33"));
    }

    @Test
    void emptyQuestion_isRefused(Visitor visitor) {
        TryPage.open(visitor, PageServers.embedded("/"));
        visitor.expectTrouble("400 (Bad Request)");

        visitor.click("button", "Ask");

        visitor.await(
                "an error",
                () -> visitor.all("alert").stream()
                        .anyMatch(alert -> alert.getText().contains("prompt")));
    }

    @Test
    void address_restoresTheWholeForm(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/")).withPassage("John 3:16", VERSE);
        visitor.click("DisclosureTriangle", "More settings");
        visitor.type("spinbutton", "Temperature", "0.5");
        visitor.choose("Grounding", "report: judged, nothing changed");
        visitor.paste("textbox", "Question", "Hvað segir „þetta“? 🙏 \u05d0 <b>&amp;</b>");
        String before = visitor.address();
        visitor.await("the address", () -> !visitor.address().equals(before));
        page.visitor().await("the address to rest", () -> restored(visitor.address()));

        visitor.open(URI.create(visitor.address()));

        visitor.await(
                "the question", () -> value(visitor, "Question").equals("Hvað segir „þetta“? 🙏 \u05d0 <b>&amp;</b>"));
        assertThat(value(visitor, "Text of passage 1")).isEqualTo(VERSE);
        assertThat(value(visitor, "Reference of passage 1")).isEqualTo("John 3:16");
        assertThat(visitor.find("combobox", "Grounding").getDomProperty("value"))
                .isEqualTo("report");
        visitor.click("DisclosureTriangle", "More settings");
        assertThat(visitor.find("spinbutton", "Temperature").getDomProperty("value"))
                .isEqualTo("0.5");
    }

    /** The state is a JSON object, as Base64 of URLs. */
    private static boolean restored(String address) {
        String state = address.substring(address.indexOf('#') + 1);
        return new String(Base64.getUrlDecoder().decode(state), UTF_8).contains("Hvað segir");
    }

    private static String value(Visitor visitor, String field) {
        return String.valueOf(visitor.find("textbox", field).getDomProperty("value"));
    }
}
