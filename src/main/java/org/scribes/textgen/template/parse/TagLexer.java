package org.scribes.textgen.template.parse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;
import org.scribes.textgen.template.value.PythonStrings;

/** Splits the inside of a tag into tokens by the rules of Jinja2's {@code lexer.py}. */
final class TagLexer {
    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern FLOAT = Pattern.compile(
            "(?<!\\.)" + DIGITS + "(?:(?:\\." + DIGITS + ")?[eE][+\\-]?" + DIGITS + "|\\." + DIGITS + ")");
    private static final Pattern INTEGER = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?[0-9])*+|0(?:_?0)*+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> OPERATORS = List.of("//", "**", "==", "!=", ">=", "<=");
    private static final String SINGLE_OPERATORS = "+-/*%~[](){}><=.:|,;";

    private final String source;
    private final int begin;
    private int position;

    /** A lexer for the tag at {@code begin}, whose inside starts at {@code position}. */
    TagLexer(String source, int begin, int position) {
        this.source = source;
        this.begin = begin;
        this.position = position;
    }

    /** Skips white space and returns the position of the next token, or the end. */
    int skipSpace() {
        while (position < source.length() && PythonStrings.isSpace(source.charAt(position))) {
            position++;
        }
        return position;
    }

    TemplateToken next() {
        char c = source.charAt(position);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (c >= '0' && c <= '9') {
            return take(TokenKind.FLOAT, FLOAT)
                    .or(() -> take(TokenKind.INTEGER, INTEGER))
                    .orElseThrow();
        }
        Optional<TemplateToken> name = take(TokenKind.NAME, NAME);
        if (name.isPresent()) {
            return name.get();
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, position)) {
                position += operator.length();
                return new TemplateToken(TokenKind.OPERATOR, operator, position - operator.length());
            }
        }
        if (SINGLE_OPERATORS.indexOf(c) < 0) {
            throw refuse("unexpected character '" + c + "'");
        }
        return new TemplateToken(TokenKind.OPERATOR, String.valueOf(c), position++);
    }

    private Optional<TemplateToken> take(TokenKind kind, Pattern pattern) {
        Matcher matcher =
                pattern.matcher(source).region(position, source.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int start = position;
        position = matcher.end();
        return Optional.of(new TemplateToken(kind, matcher.group(), start));
    }

    private TemplateToken string(char quote) {
        int start = position + 1;
        for (int end = start; end < source.length(); end++) {
            char c = source.charAt(end);
            if (c == quote) {
                position = end + 1;
                return new TemplateToken(
                        TokenKind.STRING, StringLiteral.unescape(source.substring(start, end)), start - 1);
            }
            end += c == '\\' ? 1 : 0;
        }
        throw refuse("a string without its end");
    }

    private UnsupportedTemplate refuse(String reason) {
        return UnsupportedTemplate.at(reason, source, begin, source.length());
    }
}
