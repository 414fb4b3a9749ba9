package org.scribes.textgen.template;

/** A word of a tag or an expression. */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        /** The text is the string's value, its escapes resolved. */
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Kind otherKind, String otherText) {
        return kind == otherKind && text.equals(otherText);
    }

    /** As it could stand in a template, on a single line of plain tokens. */
    String source() {
        return kind == Kind.STRING ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text;
    }
}
