package org.scribes.textgen.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of shell, read as far as the documents need it: words, quotation marks, comments and {@code &&}.
 *
 * @param commands the words of each command, comments left out
 * @param open whether a quotation mark is open at the end, or a backslash continues the last line
 */
record ShellWords(List<List<String>> commands, boolean open) {
    private static final char NO_QUOTE = 0;

    static ShellWords of(String text) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = NO_QUOTE;
        boolean started = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != NO_QUOTE) {
                if (character == quote) {
                    quote = NO_QUOTE;
                } else {
                    word.append(character);
                }
            } else if (character == '\'' || character == '"') {
                quote = character;
                started = true;
            } else if (character == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            } else if (Character.isWhitespace(character)) {
                if (started) {
                    words.add(word.toString());
                }
                word.setLength(0);
                started = false;
                if (character == '\n') {
                    end(commands, words);
                }
            } else if (character == '#' && !started) {
                i = (text + "\n").indexOf('\n', i) - 1;
            } else {
                word.append(character);
                started = true;
            }
        }
        if (started) {
            words.add(word.toString());
        }
        end(commands, words);
        return new ShellWords(List.copyOf(commands), quote != NO_QUOTE || text.endsWith("\\"));
    }

    private static void end(List<List<String>> commands, List<String> words) {
        List<String> command = new ArrayList<>();
        for (String word : words) {
            if (word.equals("&&")) {
                commands.add(List.copyOf(command));
                command.clear();
            } else {
                command.add(word);
            }
        }
        if (!command.isEmpty()) {
            commands.add(List.copyOf(command));
        }
        words.clear();
    }
}
