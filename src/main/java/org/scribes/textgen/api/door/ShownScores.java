package org.scribes.textgen.api.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/**
 * The log-probabilities that a client may see. The tokens are the model's own: where its text was changed before it was
 * shown, they would reveal what was taken out, such as an invented verse, so none are shown.
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
                .filter(scores -> written(scores.answer())
                        .stripLeading()
                        .startsWith(completion.text().strip()));
    }

    /** The warning for a client whose scores are left out. */
    public static List<String> warnings(Completion completion) {
        return completion.scores().isPresent() && of(completion).isEmpty() ? List.of(LEFT_OUT) : List.of();
    }

    private static String written(List<TokenScore> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.stream().filter(token -> !token.special()).forEach(token -> {
            if (token.bytes().isEmpty()) {
                bytes.writeBytes(token.text().getBytes(StandardCharsets.UTF_8));
            } else {
                token.bytes().forEach(bytes::write);
            }
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
