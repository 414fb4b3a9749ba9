package org.scribes.textgen.backend.remote;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;

/**
 * Extracts the start of a server's message for the log: printable characters only, without anything that looks like a
 * key, and empty if it repeats the request, as error messages may do.
 */
final class SafeExcerpt {
    private static final int MAX_LENGTH = 200;
    /** Minimum length of a repetition in characters; shorter runs occur in any two texts. */
    private static final int REPEATED = 12;
    /** Minimum length for a request text that is shorter than that. */
    private static final int SHORTEST = 4;

    /** Matches likely keys in linear time: a run is matched whole or is shorter than 32 characters. */
    private static final Pattern KEY_LIKE = Pattern.compile(
            "(?i)(?:bearer|basic)\\s++\\S++|(?<![a-z0-9_])(?:hf|sk|pk|api|key|token)[-_][\\w-]{6,}+|[\\w+/=-]{32,}+");

    private final List<Secret> secrets;

    /** @param secrets values that the service sends and that must never be logged */
    SafeExcerpt(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String of(String said, GenerationRequest request) {
        String plain = said;
        for (Secret secret : secrets) {
            plain = plain.replace(secret.reveal(), "***").replace(inJson(secret.reveal()), "***");
        }
        plain = WrittenEscapes.plain(KEY_LIKE.matcher(plain).replaceAll("***"));
        String start = plain.substring(0, Math.min(plain.length(), MAX_LENGTH)).strip();
        return repeats(start, request) ? "(it repeats the request)" : start;
    }

    private static String inJson(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static boolean repeats(String said, GenerationRequest request) {
        String comparable = WrittenEscapes.lettersAndDigits(said);
        Set<String> runs = new HashSet<>();
        IntStream.rangeClosed(0, comparable.length() - REPEATED)
                .forEach(start -> runs.add(comparable.substring(start, start + REPEATED)));
        return texts(request)
                .map(WrittenEscapes::lettersAndDigits)
                .anyMatch(text -> text.length() < REPEATED
                        ? text.length() >= SHORTEST && comparable.contains(text)
                        : sharesRun(runs, text));
    }

    private static Stream<String> texts(GenerationRequest request) {
        Stream<String> prompt = request.prompt().messages().stream().map(Message::content);
        Stream<String> passages = request.passages().stream()
                .flatMap(passage -> Stream.of(
                                Stream.of(passage.text()), passage.reference().stream(), passage.source().stream())
                        .flatMap(part -> part));
        return Stream.of(prompt, passages, request.options().stop().stream(), ToolTexts.of(request))
                .flatMap(part -> part);
    }

    private static boolean sharesRun(Set<String> runs, String text) {
        return !runs.isEmpty()
                && IntStream.rangeClosed(0, text.length() - REPEATED)
                        .anyMatch(start -> runs.contains(text.substring(start, start + REPEATED)));
    }
}
