package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * What no page may do: write a warning or an error to the console, which is where uncaught exceptions and failed requests go
 * too; violate its content security policy; send a request to another host.
 */
final class PageTrouble {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final Set<String> OWN_SCHEMES = Set.of("http", "https", "ws", "wss", "ftp");
    /** For what is on its way to the console. */
    private static final int SETTLE_MILLIS = 50;

    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', violation =>
                console.error('CSP violation', violation.effectiveDirective, violation.blockedURI, violation.sample));
            """;

    private final Chromium browser;
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    /** Watches what the tab does that is open now, and forgets what others did. */
    PageTrouble(Chromium browser) {
        this.browser = browser;
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", REPORT_VIOLATIONS));
        found();
        found.clear();
    }

    /** Allows lines of the console that contain {@code text}; at least one must come. */
    void expect(String text) {
        expected.add(text);
    }

    void assertNone() {
        browser.executeAsyncScript("setTimeout(arguments[1], arguments[0]);", SETTLE_MILLIS);
        List<String> lines = new ArrayList<>(found());
        for (String text : expected) {
            assertThat(lines).as("what was expected: %s", text).anyMatch(line -> line.contains(text));
        }
        lines.removeIf(line -> expected.stream().anyMatch(line::contains));
        assertThat(lines).as("what the page did that no page may").isEmpty();
    }

    /** All that was found so far. */
    List<String> found() {
        for (LogEntry entry : browser.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                found.add(entry.getLevel() + " " + entry.getMessage());
            }
        }
        for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = read(entry.getMessage()).path("message");
            if (message.path("method").textValue().equals("Network.requestWillBeSent")) {
                String url = message.path("params").path("request").path("url").textValue();
                if (leavesThisMachine(url)) {
                    found.add("request to " + url);
                }
            }
        }
        return found;
    }

    private static boolean leavesThisMachine(String url) {
        String scheme = url.substring(0, url.indexOf(':'));
        return OWN_SCHEMES.contains(scheme)
                && !THIS_MACHINE.contains(URI.create(url).getHost());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
