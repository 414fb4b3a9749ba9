package org.scribes.textgen.guard;

/** What is masked in answers. Where two could be meant, the first here is. */
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

    /** What stands in its place. */
    String mask() {
        return mask;
    }

    /** So many of them, in words. */
    String counted(int count) {
        return count + " " + (count == 1 ? one : many);
    }
}
