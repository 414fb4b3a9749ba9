package org.scribes.textgen.template;

import java.util.List;

/** The words of a tag or an expression, taken one after the other. */
final class TokenStream {
    private static final Token END = new Token(Token.Kind.END, "the end");

    private final String source;
    private final List<Token> tokens;
    private int position;

    TokenStream(String source) {
        this.source = source.strip();
        this.tokens = Lexer.tokens(source);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return position + ahead < tokens.size() ? tokens.get(position + ahead) : END;
    }

    Token next() {
        Token token = peek();
        position++;
        return token;
    }

    boolean isOperator(String operator) {
        return peek().is(Token.Kind.OPERATOR, operator);
    }

    boolean isName(String name) {
        return peek().is(Token.Kind.NAME, name);
    }

    boolean skipOperator(String operator) {
        return skipIf(isOperator(operator));
    }

    boolean skipName(String name) {
        return skipIf(isName(name));
    }

    private boolean skipIf(boolean found) {
        position += found ? 1 : 0;
        return found;
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw unexpected("'" + name + "'");
        }
    }

    String expectAnyName() {
        if (peek().kind() != Token.Kind.NAME) {
            throw unexpected("a name");
        }
        return next().text();
    }

    /** Of a tag that opens a block, which may end in a colon as in Python. */
    void expectEndOfBlockTag() {
        skipOperator(":");
        expectEnd();
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("the end");
        }
    }

    UnsupportedTemplate unexpected(String wanted) {
        return refuse("expected " + wanted + " but found '" + peek().text() + "'");
    }

    UnsupportedTemplate refuse(String reason) {
        return new UnsupportedTemplate(
                reason + " in '" + (source.length() > 100 ? source.substring(0, 100) + "…" : source) + "'");
    }
}
