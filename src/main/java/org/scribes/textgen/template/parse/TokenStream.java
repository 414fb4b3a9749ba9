package org.scribes.textgen.template.parse;

import java.util.List;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;

/** The tokens of a template, which a parser takes one by one. */
final class TokenStream {
    private final String source;
    private final List<TemplateToken> tokens;
    private int position;

    TokenStream(String source, List<TemplateToken> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    TemplateToken peek() {
        return peek(0);
    }

    TemplateToken peek(int ahead) {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    TemplateToken next() {
        TemplateToken token = peek();
        position++;
        return token;
    }

    boolean isAt(TokenKind kind) {
        return peek().kind() == kind;
    }

    boolean isOperator(String operator) {
        return peek().is(TokenKind.OPERATOR, operator);
    }

    boolean isName(String name) {
        return peek().is(TokenKind.NAME, name);
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
        if (!isAt(TokenKind.NAME)) {
            throw unexpected("a name");
        }
        return next().text();
    }

    /** Takes the end of a tag that opens a block. A colon may precede it, as in Python. */
    void expectEndOfBlockTag() {
        skipOperator(":");
        expectEndOfTag();
    }

    void expectEndOfTag() {
        if (!skipIf(isAt(TokenKind.TAG_END))) {
            throw unexpected("the end of the tag");
        }
    }

    private UnsupportedTemplate unexpected(String wanted) {
        return refuse("expected " + wanted + " but found '" + peek().text() + "'");
    }

    /** The exception that shows the tag of the last token taken. */
    UnsupportedTemplate refuse(String reason) {
        int first = Math.max(0, Math.min(position, tokens.size()) - 1);
        int last = first;
        while (first > 0 && !opens(tokens.get(first))) {
            first--;
        }
        while (last < tokens.size() - 1 && tokens.get(last).kind() != TokenKind.TAG_END) {
            last++;
        }
        return UnsupportedTemplate.at(
                reason, source, tokens.get(first).position(), tokens.get(last).position());
    }

    private static boolean opens(TemplateToken token) {
        return token.kind() == TokenKind.TAG_BEGIN || token.kind() == TokenKind.PRINT_BEGIN;
    }
}
