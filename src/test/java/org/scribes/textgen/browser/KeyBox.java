package org.scribes.textgen.browser;

/** The field in the page's head for the API key. */
final class KeyBox {
    private KeyBox() {}

    /** Enters a key and uses it. */
    static void give(Visitor visitor, String key) {
        if (!visitor.sees("textbox", "API key")) {
            visitor.click("DisclosureTriangle", "API key");
        }
        visitor.type("textbox", "API key", key);
        visitor.click("button", "Use");
    }
}
