package org.scribes.textgen.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;

/** Finds elements as the browser presents them to a screen reader: by their role and their computed name. */
final class AccessibleElements {
    private final Chromium browser;

    AccessibleElements(Chromium browser) {
        this.browser = browser;
    }

    /**
     * The elements that a screen reader would find, in the order of the document.
     *
     * @param scope the element in which they are, or the browser for the whole document
     * @param role as ARIA names it
     * @param name the whole name
     */
    List<WebElement> find(SearchContext scope, String role, Optional<String> name) {
        browser.executeScript(
                "window.testScope = arguments[0] ?? document; window.testFound = [];",
                scope instanceof WebElement element ? element : null);
        Map<String, Object> query = new HashMap<>();
        query.put("role", role);
        query.put("objectId", object("Runtime.evaluate", "result", Map.of("expression", "testScope")));
        name.ifPresent(text -> query.put("accessibleName", text));
        for (JsonNode node : browser.command("Accessibility.queryAXTree", query).path("nodes")) {
            if (!node.path("ignored").booleanValue()) {
                int id = node.path("backendDOMNodeId").intValue();
                String object = object("DOM.resolveNode", "object", Map.of("backendNodeId", id));
                browser.command(
                        "Runtime.callFunctionOn",
                        Map.of("objectId", object, "functionDeclaration", "function () { testFound.push(this); }"));
            }
        }
        return elements(browser.executeScript("return testFound.filter(found => found instanceof Element);"));
    }

    private String object(String command, String result, Map<String, Object> parameters) {
        return browser.command(command, parameters)
                .path(result)
                .path("objectId")
                .textValue();
    }

    private static List<WebElement> elements(Object found) {
        return ((List<?>) found).stream().map(WebElement.class::cast).toList();
    }
}
