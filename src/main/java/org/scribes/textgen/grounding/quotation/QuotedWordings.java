package org.scribes.textgen.grounding.quotation;

/** What becomes of a wording that is put between quotation marks. */
final class QuotedWordings {
    private QuotedWordings() {}

    /** With single marks for the double ones in it, so that they do not end the quotation around it. */
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

    /** With a space for each end of a line. */
    static String onOneLine(String wording) {
        return wording.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }

    /** What follows the signs of a sentence's end, which the wording has itself. */
    static String withoutPunctuation(String tail) {
        int at = 0;
        while (at < tail.length() && ",.;:!?…’'”]".indexOf(tail.charAt(at)) >= 0) {
            at++;
        }
        return tail.substring(at);
    }
}
