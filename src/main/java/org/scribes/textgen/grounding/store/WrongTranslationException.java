package org.scribes.textgen.grounding.store;

/** A file that is no translation; its message follows the file's name and a comma. */
final class WrongTranslationException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongTranslationException(String message) {
        super(message);
    }
}
