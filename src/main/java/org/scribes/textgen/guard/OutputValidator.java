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

/** Judges whole answers as a model wrote them. Keeps nothing; safe for many threads. */
public final class OutputValidator {
    /** Fewer words may well repeat themselves. */
    static final int FEW_WORDS = 10;

    /** The least share of different ones among the runs of three words. */
    static final double LEAST_DISTINCT = 0.3;

    /** So few words may be the prompt's by chance: a name, a place. */
    static final int LEAST_ECHO = 5;

    /** So few signs without words may well repeat themselves. */
    private static final int FEW_SIGNS = 100;

    private static final int RUN = 3;
    /** The beginning of a passage, as {@code TruncationPoints} knows them. */
    private static final Pattern PASSAGE =
            Pattern.compile("^[ \\t]*+(?:\\[\\d{1,6}]|Source[ \\t]*+:)", Pattern.MULTILINE);

    private final OutputConfig config;

    public OutputValidator(OutputConfig config) {
        this.config = config;
    }

    /**
     * What is wrong with {@code answer}, if anything is. A raw request may ask for anything, and the last resort, which
     * has no model, only quotes: their answers pass.
     */
    public Optional<OutputFault> fault(GenerationRequest request, Completion answer) {
        boolean raw = request.prompt() instanceof Prompt.Text text && text.raw();
        if (!config.validation() || raw || answer.mode() == Mode.EXTRACTIVE) {
            return Optional.empty();
        }
        if (isTooShort(request, answer)) {
            return Optional.of(OutputFault.TOO_SHORT);
        }
        if (SpecialTokens.strayIn(answer.text(), request)) {
            return Optional.of(OutputFault.SPECIAL_TOKENS);
        }
        List<String> words = NormalizedWords.of(answer.text());
        if (distinct(words) < LEAST_DISTINCT
                || (words.size() <= FEW_WORDS && distinctSigns(answer.text()) < LEAST_DISTINCT)) {
            return Optional.of(OutputFault.REPETITIVE);
        }
        return echoes(words, request.prompt()) ? Optional.of(OutputFault.ECHO) : Optional.empty();
    }

    private boolean isTooShort(GenerationRequest request, Completion answer) {
        boolean stopsGiven = !request.options().stop().isEmpty();
        // servers behind an API seldom tell a stop text, which they take out, from the end
        boolean cut = answer.finishReason() == FinishReason.LENGTH
                || answer.finishReason() == FinishReason.CONTENT_FILTER
                || (stopsGiven && (answer.finishReason() == FinishReason.STOP_SEQUENCE || answer.mode() == Mode.API));
        String text = answer.text().strip();
        return !cut && text.codePointCount(0, text.length()) < config.minCharacters();
    }

    /** The share of different ones among the runs of three words; 1 where there are few words. */
    static double distinct(List<String> words) {
        int runs = words.size() - RUN + 1;
        if (words.size() <= FEW_WORDS) {
            return 1;
        }
        long different = IntStream.range(0, runs)
                .mapToObj(at -> String.join(" ", words.subList(at, at + RUN)))
                .distinct()
                .count();
        return (double) different / runs;
    }

    /** As above, of signs in place of words, for scripts that part no words and for what is none; 1 where there are few. */
    private static double distinctSigns(String text) {
        int[] signs =
                text.codePoints().filter(sign -> !Character.isWhitespace(sign)).toArray();
        if (signs.length <= FEW_SIGNS) {
            return 1;
        }
        int runs = signs.length - RUN + 1;
        long different = IntStream.range(0, runs)
                .mapToObj(at -> new String(signs, at, RUN))
                .distinct()
                .count();
        return (double) different / runs;
    }

    /**
     * A run of words in the middle of a message is a quotation; its first words, or its last ones unless a passage is
     * there, repeat what was asked. Turns of the assistant may be said again.
     */
    private static boolean echoes(List<String> words, Prompt prompt) {
        return words.size() >= LEAST_ECHO
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

    /** Whether a passage begins after the last question mark: nothing is asked after it. */
    private static boolean endsWithPassage(String message) {
        return PASSAGE.matcher(message).find(message.lastIndexOf('?') + 1);
    }
}
