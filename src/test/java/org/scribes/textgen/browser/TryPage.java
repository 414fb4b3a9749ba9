package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The view in which one asks, as its visitor handles it. */
record TryPage(Visitor visitor) {
    private static final String TIME_TO_FIRST_TOKEN = "Time to first token\n";

    static TryPage open(Visitor visitor, URI address) {
        visitor.open(address);
        visitor.find("heading", "Ask, and see what is true");
        return new TryPage(visitor);
    }

    TryPage withPassage(String reference, String text) {
        int number = visitor.all(visitor.find("group", "Passages"), "listitem").size() + 1;
        visitor.click("button", "Add a passage");
        visitor.type("textbox", "Reference of passage " + number, reference);
        visitor.type("textbox", "Text of passage " + number, text);
        return this;
    }

    /** Asks and does not wait. */
    TryPage ask(String question) {
        visitor.type("textbox", "Question", question);
        visitor.click("button", "Ask");
        return this;
    }

    /** Waits until the answer is complete, and gives the sentence that says what was found. */
    String awaitComplete() {
        return visitor.await(
                "a complete answer",
                () -> answer().findElements(By.tagName("p")).stream()
                        .map(WebElement::getText)
                        .filter(text -> text.startsWith("Complete."))
                        .findFirst());
    }

    WebElement answer() {
        return visitor.find("region", "Answer");
    }

    /** The words of the answer, without the marks' buttons. */
    String words() {
        return ((String) visitor.script(
                        "const copy = arguments[0].querySelector('.answer').cloneNode(true);"
                                + "copy.querySelectorAll('button').forEach(button => button.remove());"
                                + "return copy.textContent;",
                        answer()))
                .strip();
    }

    /** The names of the buttons within the answer's text, one for each citation. */
    List<String> citations() {
        return visitor.all(answer(), "button").stream()
                .map(WebElement::getAccessibleName)
                .filter(name -> name.endsWith("Show the evidence"))
                .toList();
    }

    /** Chooses a citation, counted from 1, and gives the evidence that opens. */
    WebElement choose(int citation) {
        String number = String.format(Locale.ROOT, " %d: ", citation);
        visitor.all(answer(), "button").stream()
                .filter(button -> button.getAccessibleName().contains(number))
                .findFirst()
                .orElseThrow()
                .click();
        return evidence();
    }

    /** The evidence that is open. */
    WebElement evidence() {
        List<WebElement> open = visitor.find("region", "Evidence").findElements(By.cssSelector("details[open]"));
        assertThat(open).as("open evidence").hasSize(1);
        return open.get(0);
    }

    /** The time to the first token, as the service measured it and the page shows it. */
    long firstTokenMillis() {
        String shown = answer().getText();
        int at = shown.indexOf(TIME_TO_FIRST_TOKEN) + TIME_TO_FIRST_TOKEN.length();
        return Long.parseLong(shown.substring(at, shown.indexOf(" ms", at)).replace(",", ""));
    }
}
