package org.scribes.textgen.backend.local.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.backend.local.sampling.LogProbabilities;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/** Scores the tokens of one request by the model's own logits, before penalties and sampling. */
final class TokenScorer {
    private final LocalModel model;
    private final LogprobOptions options;
    private final Part prompt = new Part();
    private final Part answer = new Part();

    TokenScorer(LocalModel model, LogprobOptions options) {
        this.model = model;
        this.options = options;
    }

    /** Adds the first token of the prompt, which follows nothing. */
    void addFirst(int token) {
        prompt.add(token, OptionalDouble.empty(), List.of());
    }

    /** @param logits of the position of {@code token}, unchanged */
    void addPrompt(float[] logits, int token) {
        prompt.add(logits, token);
    }

    /** @param logits of the position of {@code token}, unchanged */
    void addAnswer(float[] logits, int token) {
        answer.add(logits, token);
    }

    TokenScores scores() {
        return new TokenScores(prompt.scores, answer.scores);
    }

    /** A text of its own: a tokenizer may drop the space at its start. */
    private final class Part {
        private final List<TokenScore> scores = new ArrayList<>();
        /** The tokens without their scores, since the same ones are often among the likeliest. */
        private final Map<Integer, TokenScore> known = new HashMap<>();

        private boolean begun;

        void add(float[] logits, int token) {
            LogProbabilities probabilities = LogProbabilities.of(logits);
            List<TokenScore> top = Arrays.stream(probabilities.likeliest(options.top()))
                    .mapToObj(likely -> scored(likely, OptionalDouble.of(probabilities.of(likely)), List.of()))
                    .toList();
            add(token, OptionalDouble.of(probabilities.of(token)), top);
        }

        void add(int token, OptionalDouble logprob, List<TokenScore> top) {
            TokenScore score = scored(token, logprob, top);
            scores.add(score);
            if (!begun && !score.bytes().isEmpty()) {
                begun = true;
                known.clear();
            }
        }

        private TokenScore scored(int token, OptionalDouble logprob, List<TokenScore> top) {
            TokenScore plain = known.computeIfAbsent(token, this::described);
            return new TokenScore(plain.id(), plain.text(), plain.bytes(), plain.special(), logprob, top);
        }

        private TokenScore described(int token) {
            List<Integer> bytes = model.vocabulary().unsignedBytes(token, begun);
            boolean special = model.endOfText().contains(token)
                    || model.tokenizer().specialToken(token).isPresent();
            String text = special || bytes.isEmpty() ? name(token) : utf8(bytes);
            return new TokenScore(
                    OptionalInt.of(token),
                    text,
                    special ? List.of() : bytes,
                    special,
                    OptionalDouble.empty(),
                    List.of());
        }

        private String name(int token) {
            return model.tokenizer()
                    .specialToken(token)
                    .orElseGet(() -> model.tokenizer().decode(new int[] {token}, false));
        }
    }

    /** Part of a character becomes U+FFFD. */
    private static String utf8(List<Integer> bytes) {
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i).byteValue();
        }
        return new String(all, StandardCharsets.UTF_8);
    }
}
