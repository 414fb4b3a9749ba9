package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words between a tag's delimiters, one at a time, as Jinja2's {@code lexer.py} does. */
final class Lexer {
    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern FLOAT = Pattern.compile(
            "(?<!\\.)" + DIGITS + "(?:(?:\\." + DIGITS + ")?[eE][+\\-]?" + DIGITS + "|\\." + DIGITS + ")");
    private static final Pattern INTEGER = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?[0-9])*+|0(?:_?0)*+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> OPERATORS = List.of("//", "**", "==", "!=", ">=", "<=");
    private static final String SINGLE_OPERATORS = "+-/*%~[](){}><=.:|,;";

    private final String source;
    private int position;

    Lexer(String source, int position) {
        this.source = source;
        this.position = position;
    }

    /** All the words of an expression or of a tag's inside. */
    static List<Token> tokens(String source) {
        Lexer lexer = new Lexer(source, 0);
        List<Token> tokens = new ArrayList<>();
        while (lexer.skipSpace() < source.length()) {
            tokens.add(lexer.next());
        }
        return tokens;
    }

    int position() {
        return position;
    }

    /** The position of the next word, or the end. */
    int skipSpace() {
        while (position < source.length() && Strings.isSpace(source.charAt(position))) {
            position++;
        }
        return position;
    }

    Token next() {
        char c = source.charAt(position);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (c >= '0' && c <= '9') {
            return take(Token.Kind.FLOAT, FLOAT)
                    .or(() -> take(Token.Kind.INTEGER, INTEGER))
                    .orElseThrow();
        }
        Optional<Token> name = take(Token.Kind.NAME, NAME);
        if (name.isPresent()) {
            return name.get();
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, position)) {
                position += operator.length();
                return new Token(Token.Kind.OPERATOR, operator);
            }
        }
        if (SINGLE_OPERATORS.indexOf(c) < 0) {
            throw new UnsupportedTemplate("unexpected character '" + c + "' in " + excerpt());
        }
        position++;
        return new Token(Token.Kind.OPERATOR, String.valueOf(c));
    }

    private Optional<Token> take(Token.Kind kind, Pattern pattern) {
        Matcher matcher =
                pattern.matcher(source).region(position, source.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(new Token(kind, matcher.group()));
    }

    private Token string(char quote) {
        int start = position + 1;
        for (int end = start; end < source.length(); end++) {
            char c = source.charAt(end);
            if (c == quote) {
                position = end + 1;
                return new Token(Token.Kind.STRING, StringLiteral.unescape(source.substring(start, end)));
            }
            end += c == '\\' ? 1 : 0;
        }
        throw new UnsupportedTemplate("a string without its end in " + excerpt());
    }

    private String excerpt() {
        int end = Math.min(source.length(), position + 40);
        return "'" + source.substring(Math.max(0, position - 20), end).replaceAll("\\s+", " ") + "'";
    }
}
