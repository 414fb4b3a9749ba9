package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/**
 * A person who uses the page in a tab of their own: finds things by role and name, clicks and types, and waits for a moment
 * until something is there.
 */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 15;

    private final Chromium browser;
    private final AccessibleElements elements;
    private final PageTrouble trouble;

    Visitor(Chromium browser, PageTrouble trouble) {
        this.browser = browser;
        this.elements = new AccessibleElements(browser);
        this.trouble = trouble;
    }

    /** Opens an address as somebody does who types it. */
    void open(URI address) {
        browser.get("about:blank"); // another fragment alone would not load the page anew
        browser.get(address.toString());
    }

    /** Allows lines of the console that contain {@code text}; at least one must come. */
    void expectTrouble(String text) {
        trouble.expect(text);
    }

    Screen screen() {
        return new Screen(browser);
    }

    String address() {
        return browser.getCurrentUrl();
    }

    String title() {
        return browser.getTitle();
    }

    /** Waits for the only element of this role and name. */
    WebElement find(String role, String name) {
        return find(browser, role, name);
    }

    /** Waits for the only element of this role and name within {@code scope}. */
    WebElement find(SearchContext scope, String role, String name) {
        return await("one " + role + " named " + name, () -> {
            List<WebElement> found = elements.find(scope, role, Optional.of(name));
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        });
    }

    /** Those of this role that are there now. */
    List<WebElement> all(SearchContext scope, String role) {
        return elements.find(scope, role, Optional.empty());
    }

    List<WebElement> all(String role) {
        return all(browser, role);
    }

    boolean sees(String role, String name) {
        return !elements.find(browser, role, Optional.of(name)).isEmpty();
    }

    void click(String role, String name) {
        find(role, name).click();
    }

    void click(SearchContext scope, String role, String name) {
        find(scope, role, name).click();
    }

    void back() {
        browser.navigate().back();
    }

    void reload() {
        browser.navigate().refresh();
    }

    /** Replaces what the field holds, as by selecting all of it and typing. */
    void type(String role, String name, String text) {
        type(find(role, name), text);
    }

    void type(WebElement field, String text) {
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
    }

    /** Replaces what the field holds by what is pasted, which may be long and of any letters. */
    void paste(String role, String name, String text) {
        find(role, name).sendKeys(Keys.chord(Keys.CONTROL, "a"));
        browser.command("Input.insertText", Map.of("text", text));
    }

    /** Lets pages read and write the clipboard. */
    void allowClipboard() {
        browser.setPermission("clipboard-read", "granted");
        browser.setPermission("clipboard-write", "granted");
    }

    String clipboard() {
        return String.valueOf(browser.executeAsyncScript("navigator.clipboard.readText().then(arguments[0]);"));
    }

    /** Chooses an option of a list by its text. */
    void choose(String list, String option) {
        choose(browser, list, option);
    }

    void choose(SearchContext scope, String list, String option) {
        WebElement found = find(scope, "combobox", list);
        WebElement chosen = await(
                option + " in " + list,
                () -> found.findElements(By.tagName("option")).stream()
                        .filter(one -> one.getText().equals(option))
                        .findFirst());
        chosen.click();
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        focused().sendKeys(keys);
    }

    WebElement focused() {
        return browser.switchTo().activeElement();
    }

    /** What a screen reader was told so far. */
    String announced() {
        return String.valueOf(find("log", "Announcements").getDomProperty("textContent"));
    }

    /** What a reader sees of an element, or of the whole page. */
    String text(String role, String name) {
        return find(role, name).getText();
    }

    String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    void awaitText(String text) {
        await("the text " + text, () -> text().contains(text));
    }

    void await(String what, BooleanSupplier condition) {
        await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    <T> T await(String what, Supplier<Optional<T>> attempt) {
        long begin = System.nanoTime();
        while (true) {
            Optional<T> found = attempted(attempt);
            if (found.isPresent()) {
                return found.orElseThrow();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("waiting for %s on the page %s", what, text())
                    .isLessThan(PATIENCE);
            pause();
        }
    }

    /** What was found may be replaced while it is looked at. */
    private static <T> Optional<T> attempted(Supplier<Optional<T>> attempt) {
        try {
            return attempt.get();
        } catch (StaleElementReferenceException replaced) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script that calls its last argument with the result. */
    Object await(String script) {
        return browser.executeAsyncScript(script);
    }

    /** Runs a script in the page. */
    Object script(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }
}
