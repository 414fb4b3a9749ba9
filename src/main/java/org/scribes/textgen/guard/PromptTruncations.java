package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Truncation;

/**
 * The possible truncations of a request, in order: the oldest turns of a conversation, then passages, then the start of
 * the question at sentence and line breaks. System messages stay. Truncation 0 removes nothing; each removes more than
 * the one before.
 */
final class PromptTruncations {
    private final GenerationRequest request;
    private final ConversationTurns turns;
    private final int passages;
    private final int[] edges;

    private PromptTruncations(GenerationRequest request, ConversationTurns turns, int passages, int[] edges) {
        this.request = request;
        this.turns = turns;
        this.passages = passages;
        this.edges = edges;
    }

    /** The truncations that the request's {@link Truncation} allows. */
    static PromptTruncations of(GenerationRequest request) {
        boolean raw = request.prompt().raw();
        ConversationTurns turns = new ConversationTurns(request.prompt().messages());
        int passages = request.passages().size();
        if (request.prompt() instanceof Prompt.Tokens) { // which have no text to cut
            return new PromptTruncations(request, turns.kept(), 0, new int[0]);
        }
        return switch (request.truncation()) {
            case NO -> new PromptTruncations(request, turns.kept(), 0, new int[0]);
            case LAST_PASSAGES, OLDEST_PASSAGES -> new PromptTruncations(request, turns.kept(), passages, new int[0]);
            case START -> new PromptTruncations(request, turns, passages, TruncationPoints.of(turns.question(), raw));
        };
    }

    /** The number of the last truncation. */
    int most() {
        return turns.steps() + passages + edges.length;
    }

    /** The remaining characters. */
    int length(int cut) {
        int length = turns.length(Math.min(cut, turns.steps())) - charactersOut(cut);
        for (Passage passage : passagesLeft(cut)) {
            length += passage.text().length();
        }
        return length;
    }

    /** The first truncation that leaves at most {@code characters}; the last one if none does. */
    int atMost(int characters) {
        int low = 0;
        int high = most();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (length(middle) <= characters) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    GenerationRequest shortened(int cut) {
        List<Passage> left = passagesLeft(cut);
        int characters = charactersOut(cut);
        if (request.prompt() instanceof Prompt.Text text) {
            return request.asking(text.saying(text.text().substring(characters)), left);
        }
        List<Message> messages = turns.without(Math.min(cut, turns.steps()), characters);
        return request.asking(new Prompt.Conversation(messages), left);
    }

    /** Warnings for the client about what was removed. */
    List<String> warnings(int cut) {
        List<String> warnings = new ArrayList<>();
        int messages = turns.out(Math.min(cut, turns.steps()));
        if (messages > 0) {
            warnings.add(messages + (messages == 1 ? " earlier message" : " earlier messages")
                    + " left out: the prompt was too long");
        }
        int out = passagesOut(cut);
        if (out > 0) {
            warnings.add(out + (out == 1 ? " passage" : " passages") + " left out: the prompt was too long");
        }
        int characters = turns.question().codePointCount(0, charactersOut(cut));
        if (characters > 0) {
            warnings.add(String.format(
                    Locale.ROOT, "the beginning of the prompt left out, %,d characters: it was too long", characters));
        }
        return warnings;
    }

    private List<Passage> passagesLeft(int cut) {
        List<Passage> all = request.passages();
        int out = passagesOut(cut);
        return request.truncation() == Truncation.LAST_PASSAGES
                ? all.subList(0, all.size() - out)
                : all.subList(out, all.size());
    }

    private int passagesOut(int cut) {
        return Math.max(0, Math.min(cut - turns.steps(), passages));
    }

    private int charactersOut(int cut) {
        int edge = cut - turns.steps() - passages;
        return edge <= 0 ? 0 : edges[edge - 1];
    }
}
