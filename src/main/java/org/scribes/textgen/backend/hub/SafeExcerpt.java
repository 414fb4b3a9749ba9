package org.scribes.textgen.backend.hub;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Prompt;

/**
 * The beginning of what a server said, for the log: plain characters only, without anything like a key, and nothing at all
 * where it repeats the request, as servers do that explain what they refuse.
 */
final class SafeExcerpt {
    private static final int MAX_LENGTH = 200;
    /** A shorter run is in any two texts. */
    private static final int REPEATED = 12;
    /** Of a whole text that is shorter than that. */
    private static final int SHORTEST = 4;

    private static final Pattern KEY_LIKE =
            Pattern.compile("(?i)(bearer|basic)\\s+\\S+|\\b(hf|sk|pk|api|key|token)[-_][\\w-]{6,}|[\\w+/=-]{32,}");
    /** Characters of other scripts are not shown, and so neither as JSON, Python or HTML write them. */
    private static final Pattern UNSAFE =
            Pattern.compile("(?:[^ -~]|\\\\+(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|&#x?[0-9a-fA-F]{1,6};)+");
    /** What stands for a character in JSON, perhaps in JSON, and in HTML. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\+(?:[bfnrt]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|&(?:#x?[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);");

    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Za-z0-9]+");

    private final List<Secret> secrets;

    /** @param secrets what the service itself sends and nobody may see */
    SafeExcerpt(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String of(String said, GenerationRequest request) {
        String plain = said;
        for (Secret secret : secrets) {
            plain = plain.replace(secret.reveal(), "***").replace(inJson(secret.reveal()), "***");
        }
        plain = UNSAFE.matcher(KEY_LIKE.matcher(plain).replaceAll("***")).replaceAll(" ");
        String start = plain.substring(0, Math.min(plain.length(), MAX_LENGTH)).strip();
        return repeats(start, request) ? "(it repeats the request)" : start;
    }

    private static String inJson(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static boolean repeats(String said, GenerationRequest request) {
        String comparable = comparable(said);
        return texts(request).map(SafeExcerpt::comparable).anyMatch(text -> sharesRun(comparable, text));
    }

    private static Stream<String> texts(GenerationRequest request) {
        Stream<String> prompt = request.prompt() instanceof Prompt.Text text
                ? Stream.of(text.text())
                : ((Prompt.Conversation) request.prompt()).messages().stream().map(Message::content);
        Stream<String> passages = request.passages().stream()
                .flatMap(passage -> Stream.of(
                                Stream.of(passage.text()), passage.reference().stream(), passage.source().stream())
                        .flatMap(part -> part));
        return Stream.of(prompt, passages, request.options().stop().stream()).flatMap(part -> part);
    }

    /** Letters and digits alone: what is escaped or cut up otherwise is still recognised. */
    private static String comparable(String text) {
        return NO_LETTERS
                .matcher(ESCAPE.matcher(text).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean sharesRun(String said, String text) {
        if (text.length() < REPEATED) {
            return text.length() >= SHORTEST && said.contains(text);
        }
        return IntStream.rangeClosed(0, said.length() - REPEATED)
                .anyMatch(start -> text.contains(said.substring(start, start + REPEATED)));
    }
}
