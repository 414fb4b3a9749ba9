package org.scribes.textgen.api.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/**
 * The log-probabilities that a client may see. The tokens are the model's own: where its text was changed before it was
 * shown, they would reveal what was taken out, such as an invented verse, so none are shown. Tokens after the end of the
 * shown text are not shown either.
 */
public final class ShownScores {
    /** What a client is told where the log-probabilities it asked for are left out. */
    public static final String LEFT_OUT =
            "log-probabilities are left out: the answer was changed after the model had written it";

    private ShownScores() {}

    /** The scores of {@code completion}; empty if there are none, or if its text is not the model's own. */
    public static Optional<TokenScores> of(Completion completion) {
        return completion
                .scores()
                .flatMap(scores -> shown(scores.answer(), completion.text().strip())
                        .map(answer -> new TokenScores(scores.prompt(), answer)));
    }

    /** The warning for a client whose scores are left out. A stop text is never shown, so its tokens are not missed. */
    public static List<String> warnings(Completion completion) {
        boolean stopped = completion.finishReason() == FinishReason.STOP_SEQUENCE;
        int all = completion.scores().map(scores -> scores.answer().size()).orElse(0);
        Optional<Integer> shown = of(completion).map(scores -> scores.answer().size());
        boolean complete = completion.scores().isEmpty()
                || shown.filter(size -> stopped || size == all).isPresent();
        return complete ? List.of() : List.of(LEFT_OUT);
    }

    private static Optional<List<TokenScore>> shown(List<TokenScore> tokens, String text) {
        String written = written(tokens);
        String begun = written.stripLeading();
        if (begun.strip().equals(text)) {
            return Optional.of(tokens);
        }
        if (!begun.startsWith(text)) {
            return Optional.empty();
        }
        String shown = written.substring(0, written.length() - begun.length() + text.length());
        return Optional.of(beginning(tokens, shown.getBytes(UTF_8).length));
    }

    /** The tokens that begin within the first {@code bytes} of what they stand for. */
    private static List<TokenScore> beginning(List<TokenScore> tokens, int bytes) {
        List<TokenScore> beginning = new ArrayList<>();
        int at = 0;
        for (TokenScore token : tokens) {
            if (at >= bytes) {
                break;
            }
            beginning.add(token);
            at += bytes(token).length;
        }
        return beginning;
    }

    private static String written(List<TokenScore> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.forEach(token -> bytes.writeBytes(bytes(token)));
        return bytes.toString(UTF_8);
    }

    /** What the token adds to the text of the answer. */
    private static byte[] bytes(TokenScore token) {
        if (token.special()) {
            return new byte[0];
        }
        if (token.bytes().isEmpty()) {
            return token.text().getBytes(UTF_8);
        }
        byte[] bytes = new byte[token.bytes().size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = token.bytes().get(i).byteValue();
        }
        return bytes;
    }
}
