package org.scribes.textgen.grounding.store;

/** Thrown for an invalid translation file. The message follows the file's name and a comma. */
final class WrongTranslationException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongTranslationException(String message) {
        super(message);
    }
}
