package org.scribes.textgen.grounding.quotation;

/** Prepares a wording for use between quotation marks. */
final class QuotedWordings {
    private QuotedWordings() {}

    /** Replaces double marks with single ones, which do not end the quotation around them. */
    static String nested(String wording) {
        StringBuilder nested = new StringBuilder(onOneLine(wording));
        for (int i = 0; i < nested.length(); i++) {
            switch (nested.charAt(i)) {
                case '“', '„', '«' -> nested.setCharAt(i, '‘');
                case '”', '»' -> nested.setCharAt(i, '’');
                case '"' -> nested.setCharAt(i, i == 0 || Character.isWhitespace(nested.charAt(i - 1)) ? '‘' : '’');
                default -> {}
            }
        }
        return nested.toString();
    }

    /** Replaces line breaks with spaces. */
    static String onOneLine(String wording) {
        return wording.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }

    /** The tail without leading punctuation, which the wording has already. */
    static String withoutPunctuation(String tail) {
        int at = 0;
        while (at < tail.length() && ",.;:!?…’'”]".indexOf(tail.charAt(at)) >= 0) {
            at++;
        }
        return tail.substring(at);
    }
}
