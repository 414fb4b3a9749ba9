package org.scribes.textgen.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * Applies Jinja2's rules of white space to a template and writes it anew in the plain form that jinjava reads alike.
 *
 * <p>The rules are those of {@code lexer.py} with {@code trim_blocks} and {@code lstrip_blocks} set: a line feed after a
 * tag goes, blanks before a tag go if nothing else stands before it on its line, {@code -} takes all white space and
 * {@code +} keeps it, comments and one last line feed go. jinjava's own settings of these names strip blanks in the middle
 * of a line too, know no {@code +}, and take the last line feed from the output rather than from the template. In the
 * plain form every tag is {@code {% name words %}} with its strings in double quotes, and text that could be taken for a
 * tag is printed by an expression.
 */
final class TemplateSource {
    private static final int MAX_LENGTH = 1 << 20;
    /** Of a tag, in a message. */
    private static final int MAX_SHOWN = 200;

    private final String source;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private int position;
    private boolean lineStarts = true;

    private TemplateSource(String source) {
        this.source = source;
    }

    static String plain(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new UnsupportedTemplate("longer than " + MAX_LENGTH + " characters");
        }
        String lines = source.replace("\r\n", "\n").replace('\r', '\n');
        return new TemplateSource(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines).read();
    }

    private String read() {
        int begin = nextBegin();
        while (begin >= 0) {
            String before = source.substring(position, begin);
            char kind = source.charAt(begin + 1);
            position = begin + 2;
            char sign = takeSign();
            text.append(kind == '{' && sign != '-' ? before : stripEnd(before, sign, lineStarts));
            lineStarts = false;
            switch (kind) {
                case '#' -> skipComment();
                case '{' -> readTag("{{", "}}", words -> words);
                default -> readBlock();
            }
            begin = nextBegin();
        }
        text.append(source, position, source.length());
        flushText();
        return plain.toString();
    }

    private int nextBegin() {
        for (int i = position; i + 1 < source.length(); i++) {
            if (source.charAt(i) == '{' && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private char takeSign() {
        char sign = position < source.length() ? source.charAt(position) : ' ';
        if (sign == '-' || sign == '+') {
            position++;
            return sign;
        }
        return ' ';
    }

    /** What is left of the text before a tag; {@code startsLine} if a line begins with that text. */
    private static String stripEnd(String before, char sign, boolean startsLine) {
        if (sign == '-') {
            return Strings.stripRight(before);
        }
        int line = before.lastIndexOf('\n') + 1;
        boolean blank = before.substring(line).chars().allMatch(c -> Strings.isSpace((char) c));
        return sign == ' ' && blank && (line > 0 || startsLine) ? before.substring(0, line) : before;
    }

    private void skipComment() {
        int end = source.indexOf("#}", position);
        if (end < 0) {
            throw new UnsupportedTemplate("a comment without its end");
        }
        char sign = end > position ? source.charAt(end - 1) : ' ';
        position = end + 2;
        trimAfter(sign);
    }

    /** What a closing {@code %}} or {@code #}} takes with it. */
    private void trimAfter(char sign) {
        int end = position;
        if (sign == '-') {
            while (end < source.length() && Strings.isSpace(source.charAt(end))) {
                end++;
            }
        } else if (sign != '+' && source.startsWith("\n", end)) {
            end++;
        }
        lineStarts = end > position && source.charAt(end - 1) == '\n';
        position = end;
    }

    private void readBlock() {
        if (readRaw()) {
            return;
        }
        readTag("{%", "%}", BlockTag::checkName);
    }

    /** Copies words up to the end of the tag, which counts only where no bracket is open. */
    private void readTag(String open, String close, UnaryOperator<String> check) {
        flushText();
        Lexer lexer = new Lexer(source, position);
        Deque<Character> brackets = new ArrayDeque<>();
        StringBuilder words = new StringBuilder();
        while (true) {
            int at = lexer.skipSpace();
            if (at >= source.length()) {
                int shown = Math.min(words.length(), MAX_SHOWN);
                throw new UnsupportedTemplate("a tag without its end: " + words.substring(0, shown));
            }
            if (brackets.isEmpty() && isClose(at, close)) {
                break;
            }
            Token token = lexer.next();
            balance(brackets, token);
            words.append(token.source()).append(' ');
        }
        plain.append(open).append(' ').append(check.apply(words.toString())).append(close);
    }

    /** Takes the closing delimiter if it stands here. */
    private boolean isClose(int at, String close) {
        char sign = source.charAt(at);
        boolean signed = (sign == '-' || (sign == '+' && close.equals("%}"))) && source.startsWith(close, at + 1);
        if (!signed && !source.startsWith(close, at)) {
            return false;
        }
        position = at + close.length() + (signed ? 1 : 0);
        if (close.equals("%}") || signed) {
            trimAfter(signed ? sign : ' ');
        }
        return true;
    }

    private static void balance(Deque<Character> brackets, Token token) {
        if (token.kind() != Token.Kind.OPERATOR) {
            return;
        }
        switch (token.text()) {
            case "(" -> brackets.push(')');
            case "[" -> brackets.push(']');
            case "{" -> brackets.push('}');
            case ")", "]", "}" -> {
                if (brackets.isEmpty() || brackets.pop() != token.text().charAt(0)) {
                    throw new UnsupportedTemplate("brackets that do not match");
                }
            }
            default -> {}
        }
    }

    private boolean readRaw() {
        Lexer lexer = new Lexer(source, position);
        int at = lexer.skipSpace();
        if (!source.startsWith("raw", at)) {
            return false;
        }
        Lexer afterName = new Lexer(source, at + "raw".length());
        int end = afterName.skipSpace();
        boolean strips = source.startsWith("-%}", end);
        if (!strips && !source.startsWith("%}", end)) {
            return false;
        }
        position = end + (strips ? 3 : 2);
        if (strips) {
            trimAfter('-');
        }
        copyRaw();
        return true;
    }

    private void copyRaw() {
        int start = position;
        for (int open = source.indexOf("{%", start); open >= 0; open = source.indexOf("{%", open + 1)) {
            position = open + 2;
            char sign = takeSign();
            int name = new Lexer(source, position).skipSpace();
            if (!source.startsWith("endraw", name)) {
                continue;
            }
            int end = new Lexer(source, name + "endraw".length()).skipSpace();
            boolean started = lineStarts;
            if (end < source.length() && isClose(end, "%}")) {
                text.append(stripEnd(source.substring(start, open), sign, started));
                return;
            }
        }
        throw new UnsupportedTemplate("a raw block without its end");
    }

    private void flushText() {
        if (text.length() == 0) {
            return;
        }
        String all = text.toString();
        text.setLength(0);
        boolean mistakable = all.contains("{{") || all.contains("{%") || all.contains("{#") || all.endsWith("{");
        plain.append(mistakable ? "{{ " + new Token(Token.Kind.STRING, all).source() + " }}" : all);
    }
}
