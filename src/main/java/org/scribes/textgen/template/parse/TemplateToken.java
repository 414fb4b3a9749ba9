package org.scribes.textgen.template.parse;

/**
 * A token of a template: text between tags, the beginning or end of a tag, or a name, literal or operator in a tag.
 *
 * @param text the token as written; of a {@link TokenKind#STRING}, its value
 * @param position where the token begins in the template; of a {@link TokenKind#TAG_END}, where it ends
 */
record TemplateToken(TokenKind kind, String text, int position) {
    enum TokenKind {
        /** Text between tags, without the white space that the tags drop. */
        TEXT,
        /** The beginning of a printed expression. */
        PRINT_BEGIN,
        /** The beginning of a statement. */
        TAG_BEGIN,
        /** The end of either. */
        TAG_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        TEMPLATE_END
    }

    boolean is(TokenKind otherKind, String otherText) {
        return kind == otherKind && text.equals(otherText);
    }
}
