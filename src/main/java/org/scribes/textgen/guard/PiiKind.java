package org.scribes.textgen.guard;

/** The kinds of personal data, by descending precedence. */
public enum PiiKind {
    EMAIL("[EMAIL]", "e-mail address", "e-mail addresses"),
    IBAN("[IBAN]", "IBAN", "IBANs"),
    CARD("[CARD]", "card number", "card numbers"),
    PHONE("[PHONE]", "phone number", "phone numbers");

    private final String mask;
    private final String one;
    private final String many;

    PiiKind(String mask, String one, String many) {
        this.mask = mask;
        this.one = one;
        this.many = many;
    }

    /** The text that replaces an item. */
    String mask() {
        return mask;
    }

    /** A count in words. */
    String counted(int count) {
        return count + " " + (count == 1 ? one : many);
    }
}
