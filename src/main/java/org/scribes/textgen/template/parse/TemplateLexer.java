package org.scribes.textgen.template.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;
import org.scribes.textgen.template.value.PythonStrings;

/**
 * Splits a template into text and tags by the rules of Jinja2's {@code lexer.py} with {@code trim_blocks} and
 * {@code lstrip_blocks} set.
 *
 * <p>A line feed after a tag is dropped. Blanks before a tag are dropped if nothing else stands before it on its line.
 * {@code -} drops all white space on its side of the tag, and {@code +} keeps it. Comments and one line feed at the end of
 * the template are dropped.
 */
final class TemplateLexer {
    private static final int MAX_LENGTH = 1 << 20;

    private final String source;
    private final List<TemplateToken> tokens = new ArrayList<>();
    private int position;
    /** Whether the text at the position begins a line. */
    private boolean lineStarts = true;

    private TemplateLexer(String source) {
        this.source = source;
    }

    static TokenStream tokens(String template) {
        if (template.length() > MAX_LENGTH) {
            throw new UnsupportedTemplate("it is longer than " + MAX_LENGTH + " characters");
        }
        String lines = template.replace("\r\n", "\n").replace('\r', '\n');
        String source = lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
        TemplateLexer lexer = new TemplateLexer(source);
        lexer.read();
        return new TokenStream(source, List.copyOf(lexer.tokens));
    }

    private void read() {
        for (int begin = nextBegin(); begin >= 0; begin = nextBegin()) {
            String before = source.substring(position, begin);
            char kind = source.charAt(begin + 1);
            position = begin + 2;
            char sign = takeSign();
            addText(kind == '{' && sign != '-' ? before : stripEnd(before, sign, lineStarts));
            lineStarts = false;
            switch (kind) {
                case '#' -> skipComment(begin);
                case '{' -> readTag(begin, TokenKind.PRINT_BEGIN, "}}");
                default -> {
                    if (!readRaw(begin)) {
                        readTag(begin, TokenKind.TAG_BEGIN, "%}");
                    }
                }
            }
        }
        addText(source.substring(position));
        tokens.add(new TemplateToken(TokenKind.TEMPLATE_END, "the end of the template", source.length()));
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

    private void addText(String text) {
        if (!text.isEmpty()) {
            tokens.add(new TemplateToken(TokenKind.TEXT, text, position));
        }
    }

    /** The text before a tag without the blanks that the tag drops; {@code startsLine} if the text begins a line. */
    private static String stripEnd(String before, char sign, boolean startsLine) {
        if (sign == '-') {
            return PythonStrings.stripRight(before);
        }
        int line = before.lastIndexOf('\n') + 1;
        boolean blank = before.substring(line).chars().allMatch(c -> PythonStrings.isSpace((char) c));
        return sign == ' ' && blank && (line > 0 || startsLine) ? before.substring(0, line) : before;
    }

    private void skipComment(int begin) {
        int end = source.indexOf("#}", position);
        if (end < 0) {
            throw withoutEnd("a comment", begin);
        }
        char sign = end > position ? source.charAt(end - 1) : ' ';
        position = end + 2;
        trimAfter(sign);
    }

    /** Skips the white space that the end of a tag or comment drops. */
    private void trimAfter(char sign) {
        int end = position;
        if (sign == '-') {
            end = skipSpace(end);
        } else if (sign != '+' && source.startsWith("\n", end)) {
            end++;
        }
        lineStarts = end > position && source.charAt(end - 1) == '\n';
        position = end;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < source.length() && PythonStrings.isSpace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Reads up to the closing delimiter, which counts only where no bracket is open. */
    private void readTag(int begin, TokenKind kind, String close) {
        tokens.add(new TemplateToken(kind, source.substring(begin, position), begin));
        TagLexer words = new TagLexer(source, begin, position);
        Deque<Character> brackets = new ArrayDeque<>();
        int at = words.skipSpace();
        while (at < source.length() && !(brackets.isEmpty() && takeClose(at, close))) {
            TemplateToken token = words.next();
            balance(brackets, token);
            tokens.add(token);
            at = words.skipSpace();
        }
        if (at >= source.length()) {
            throw withoutEnd("a tag", begin);
        }
        int end = source.indexOf(close, at) + close.length();
        tokens.add(new TemplateToken(TokenKind.TAG_END, "the end of the tag", end));
    }

    /** Takes the closing delimiter and the white space that it drops, if it stands here. */
    private boolean takeClose(int at, String close) {
        char sign = at < source.length() ? source.charAt(at) : ' ';
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

    private static void balance(Deque<Character> brackets, TemplateToken token) {
        if (token.kind() != TokenKind.OPERATOR) {
            return;
        }
        switch (token.text()) {
            case "(" -> brackets.push(')');
            case "[" -> brackets.push(']');
            case "{" -> brackets.push('}');
            case ")", "]", "}" -> {
                if (brackets.isEmpty() || brackets.pop() != token.text().charAt(0)) {
                    throw new UnsupportedTemplate("the brackets do not match");
                }
            }
            default -> {}
        }
    }

    /** Reads a block whose content is text, whatever it holds, if one begins here. */
    private boolean readRaw(int begin) {
        int end = skipWord("raw");
        boolean strips = end >= 0 && source.startsWith("-%}", end);
        if (end < 0 || (!strips && !source.startsWith("%}", end))) {
            return false;
        }
        position = end + (strips ? 3 : 2);
        if (strips) {
            trimAfter('-');
        }
        readRawText(begin);
        return true;
    }

    private void readRawText(int begin) {
        int start = position;
        boolean startsLine = lineStarts;
        for (int open = source.indexOf("{%", start); open >= 0; open = source.indexOf("{%", open + 1)) {
            position = open + 2;
            char sign = takeSign();
            int end = skipWord("endraw");
            if (end >= 0 && takeClose(end, "%}")) {
                addText(stripEnd(source.substring(start, open), sign, startsLine));
                return;
            }
        }
        throw withoutEnd("a raw block", begin);
    }

    /** The position after a word and the blanks around it, or -1 if another word stands here. */
    private int skipWord(String word) {
        int start = skipSpace(position);
        return source.startsWith(word, start) ? skipSpace(start + word.length()) : -1;
    }

    private UnsupportedTemplate withoutEnd(String what, int begin) {
        return UnsupportedTemplate.at(what + " without its end", source, begin, source.length());
    }
}
