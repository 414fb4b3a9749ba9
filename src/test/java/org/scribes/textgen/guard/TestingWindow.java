package org.scribes.textgen.guard;

import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationRequest;

/** A context window in which each character is a token. */
final class TestingWindow implements ContextWindow {
    private final int tokens;
    private final int answer;
    private int counts;

    TestingWindow(int tokens, int answer) {
        this.tokens = tokens;
        this.answer = answer;
    }

    @Override
    public int tokens() {
        return tokens;
    }

    @Override
    public int countPrompt(GenerationRequest request) {
        counts++;
        return request.prompt().messages().stream()
                        .mapToInt(message -> message.content().length())
                        .sum()
                + request.passages().stream()
                        .mapToInt(passage -> passage.text().length())
                        .sum();
    }

    @Override
    public int answerRoom(GenerationRequest request) {
        return answer;
    }

    /** The number of prompt counts. */
    int counts() {
        return counts;
    }
}
