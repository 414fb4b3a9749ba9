package org.scribes.textgen.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;

/** Validates complete answers of a model. Thread-safe. */
public final class OutputValidator {
    /** Answers with at most this many words may repeat themselves. */
    static final int MAX_EXEMPT_WORDS = 10;

    /** The minimum share of distinct trigrams. */
    static final double MIN_DISTINCT = 0.3;

    /** Shorter answers may match the prompt by chance, for example a name. */
    static final int MIN_ECHO_WORDS = 5;

    /** Answers with at most this many characters may repeat characters. */
    private static final int MAX_EXEMPT_CHARACTERS = 100;

    private static final int TRIGRAM = 3;
    /** The start of a passage, as in {@code TruncationPoints}. */
    private static final Pattern PASSAGE =
            Pattern.compile("^[ \\t]*+(?:\\[\\d{1,6}]|Source[ \\t]*+:)", Pattern.MULTILINE);

    private final OutputConfig config;
    private final NotWords notWords;

    public OutputValidator(OutputConfig config, LetterTrigrams trigrams) {
        this.config = config;
        this.notWords = new NotWords(trigrams);
    }

    /** The fault of {@code answer}, if any. Answers to raw prompts, extractive answers, refusals
     * and calls of tools always pass. */
    public Optional<OutputFault> fault(GenerationRequest request, Completion answer) {
        boolean raw = request.prompt().raw();
        if (!config.validation()
                || raw
                || answer.mode() == Mode.EXTRACTIVE
                || answer.refusal()
                || !answer.toolCalls().isEmpty()) {
            return Optional.empty();
        }
        if (isTooShort(request, answer)) {
            return Optional.of(OutputFault.TOO_SHORT);
        }
        if (SpecialTokens.strayIn(answer.text(), request)) {
            return Optional.of(OutputFault.SPECIAL_TOKENS);
        }
        List<String> words = NormalizedWords.of(answer.text());
        if (distinct(words) < MIN_DISTINCT
                || (words.size() <= MAX_EXEMPT_WORDS && distinctCharacters(answer.text()) < MIN_DISTINCT)) {
            return Optional.of(OutputFault.REPETITIVE);
        }
        if (echoes(words, request.prompt())) {
            return Optional.of(OutputFault.ECHO);
        }
        return notWords.matches(answer.text()) ? Optional.of(OutputFault.NOT_WORDS) : Optional.empty();
    }

    private boolean isTooShort(GenerationRequest request, Completion answer) {
        boolean stopsGiven = !request.options().stop().isEmpty();
        // few API servers report whether a stop sequence, which they remove, ended the answer
        boolean cut = answer.finishReason() == FinishReason.LENGTH
                || answer.finishReason() == FinishReason.CONTENT_FILTER
                || (stopsGiven && (answer.finishReason() == FinishReason.STOP_SEQUENCE || answer.mode() == Mode.API));
        String text = answer.text().strip();
        return !cut && text.codePointCount(0, text.length()) < config.minCharacters();
    }

    /** The share of distinct word trigrams; 1 for few words. */
    static double distinct(List<String> words) {
        int runs = words.size() - TRIGRAM + 1;
        if (words.size() <= MAX_EXEMPT_WORDS) {
            return 1;
        }
        long different = IntStream.range(0, runs)
                .mapToObj(at -> String.join(" ", words.subList(at, at + TRIGRAM)))
                .distinct()
                .count();
        return (double) different / runs;
    }

    /**
     * The share of distinct character trigrams, for scripts without spaces and for text without words; 1 for short
     * texts.
     */
    private static double distinctCharacters(String text) {
        int[] characters = text.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .toArray();
        if (characters.length <= MAX_EXEMPT_CHARACTERS) {
            return 1;
        }
        int runs = characters.length - TRIGRAM + 1;
        long different = IntStream.range(0, runs)
                .mapToObj(at -> new String(characters, at, TRIGRAM))
                .distinct()
                .count();
        return (double) different / runs;
    }

    /**
     * Whether the answer equals the start of a message, or its end unless a passage is there. Text in the middle of a
     * message is a quotation. Assistant messages may be repeated.
     */
    private static boolean echoes(List<String> words, Prompt prompt) {
        return words.size() >= MIN_ECHO_WORDS
                && prompt.messages().stream()
                        .filter(message -> message.role() != Role.ASSISTANT)
                        .map(Message::content)
                        .anyMatch(asked -> echoes(words, asked));
    }

    private static boolean echoes(List<String> words, String message) {
        List<String> asked = NormalizedWords.of(message);
        if (asked.size() < words.size()) {
            return false;
        }
        int rest = asked.size() - words.size();
        return asked.subList(0, words.size()).equals(words)
                || (!endsWithPassage(message)
                        && asked.subList(rest, asked.size()).equals(words));
    }

    /** Whether a passage starts after the last question mark, so that the message does not end with a question. */
    private static boolean endsWithPassage(String message) {
        return PASSAGE.matcher(message).find(message.lastIndexOf('?') + 1);
    }
}
