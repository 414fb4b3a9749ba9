package org.scribes.textgen.template;

/**
 * A text that went through {@code safe}. Nothing is escaped in this environment, so it prints as it is; but Python escapes
 * what such a text is added to or formatted with, so only printing, comparing and counting it are supported.
 */
record MarkupString(String text) {}
