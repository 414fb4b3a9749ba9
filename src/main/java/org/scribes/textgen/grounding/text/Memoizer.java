package org.scribes.textgen.grounding.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers a few answers to questions that come again. For one thread. */
public final class Memoizer<Q, A> {
    private static final int MOST = 256;

    private final Map<Q, A> answers = new HashMap<>();

    /** The answer to {@code question}; {@code finding} finds it where it is not remembered. */
    public A get(Q question, Function<Q, A> finding) {
        A known = answers.get(question);
        if (known != null) {
            return known;
        }
        A answer = finding.apply(question);
        if (answers.size() == MOST) {
            answers.clear();
        }
        answers.put(question, answer);
        return answer;
    }
}
