package org.scribes.textgen.generation.output;

import java.util.Optional;
import org.scribes.textgen.backend.ThinkingTag;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenUsage;

/**
 * Separates a model's thinking from its answer, and strips the answer's leading white space. For one attempt and one
 * thread.
 *
 * <p>Thinking stands between two tags, at the beginning of the answer or later. If only the closing tag comes, the opening
 * tag was in the prompt, and everything before it is thinking. A tag in quotation marks or in code is part of the answer; so
 * is an opening tag in the middle of a line that is never closed.
 */
final class ThinkingFilter {
    /** Receives the separated text. */
    interface Reader {
        /** The next piece of the answer, never empty. */
        void text(String piece);

        /** The next piece of the thinking. */
        void thinking(String piece);

        /**
         * Everything passed to {@link #text} so far was thinking; the answer follows.
         *
         * @throws GenerationException INVALID_OUTPUT if the client has seen it and cannot discard it
         */
        void takeBack();
    }

    private static final String QUOTES = "`\"'\u201C\u2018\u00AB";

    private enum State {
        ANSWER,
        THINKING,
        /** Thinking, if a closing tag comes; else the answer. */
        UNDECIDED
    }

    private final Reader reader;
    private final StringBuilder visible = new StringBuilder();
    /** What may become a tag. */
    private final StringBuilder waiting = new StringBuilder();

    private final StringBuilder undecided = new StringBuilder();
    /** What began it, which is part of the answer if it was no thinking. */
    private String opening = "";

    private final boolean awaited;
    private State state;
    /** Whether nothing of the answer was read. */
    private boolean untouched = true;

    private boolean channels;
    private boolean bareChannel;
    private boolean unopened;
    /** Whether blanks are cut that come next. */
    private boolean cutsBlanks = true;

    private char last = '\n';
    private int thinkingCodePoints;

    /** @param awaited whether the model is known to think first, without saying that it begins to */
    ThinkingFilter(Reader reader, boolean awaited) {
        this.reader = reader;
        this.awaited = awaited;
        this.state = awaited ? State.UNDECIDED : State.ANSWER;
    }

    /** Takes the next piece as the model wrote it. */
    void accept(String piece) {
        waiting.append(piece);
        read(false);
    }

    /** Takes thinking that the backend has already separated. */
    void thinking(String text) {
        think(text);
    }

    /** Whether the model ended its thinking without having said that it began. */
    boolean thoughtUnannounced() {
        return unopened;
    }

    /**
     * The whole answer as it was let through.
     *
     * @throws GenerationException INVALID_OUTPUT where the model did nothing but think until the limit was reached
     */
    Completion finish(Completion completion) {
        read(true);
        if (state == State.UNDECIDED) {
            state = State.ANSWER;
            take(opening + undecided);
        }
        TokenUsage usage = completion.usage().thinking(TokenEstimate.ofCodePoints(thinkingCodePoints));
        if (visible.length() == 0 && thinkingCodePoints > 0 && completion.finishReason() == FinishReason.LENGTH) {
            throw new GenerationException(
                    ErrorCode.INVALID_OUTPUT,
                    "all %d tokens went into the model's thinking, before it began to answer: raise max_new_tokens"
                            .formatted(usage.generated()));
        }
        return completion.saying(visible.toString(), usage);
    }

    /** Reads what waits, up to what may become a tag. */
    private void read(boolean ended) {
        int from = 0;
        int at = 0;
        while (at < waiting.length()) {
            Optional<ThinkingTag> tag = tag(at);
            if (tag.isEmpty() || (ended && tag.get().kind() == ThinkingTag.Kind.INCOMPLETE)) {
                untouched = false;
                at++;
                continue;
            }
            take(waiting.substring(from, at));
            from = at;
            if (tag.get().kind() == ThinkingTag.Kind.INCOMPLETE) {
                break;
            }
            untouched = false;
            at += tag.get().length();
            turn(tag.get().kind(), waiting.substring(from, at));
            from = at;
        }
        if (at == waiting.length()) {
            take(waiting.substring(from));
            from = at;
        }
        waiting.delete(0, from);
    }

    private Optional<ThinkingTag> tag(int at) {
        if (ThinkingTag.mayBegin(waiting.charAt(at))) {
            return ThinkingTag.at(waiting, at);
        }
        if (untouched) {
            return ThinkingTag.bareChannel(waiting);
        }
        return bareChannel ? ThinkingTag.bareFinal(waiting, at) : Optional.empty();
    }

    private void turn(ThinkingTag.Kind kind, String tag) {
        boolean quoted = state == State.ANSWER && QUOTES.indexOf(last) >= 0;
        if (quoted || (kind == ThinkingTag.Kind.FRAME && !channels)) {
            take(tag);
            return;
        }
        switch (kind) {
            case OPEN -> open(tag);
            case CLOSE, FINAL -> close(kind);
            case CHANNEL -> {
                channels = true;
                state = State.THINKING;
            }
            case BARE_CHANNEL -> {
                bareChannel = true;
                state = State.UNDECIDED;
                opening = tag;
            }
            case FRAME, INCOMPLETE -> answer();
        }
    }

    /** At the beginning of a line nothing else can be meant. */
    private void open(String tag) {
        if (state != State.ANSWER) {
            return;
        }
        if (visible.length() == 0 || last == '\n') {
            state = State.THINKING;
        } else {
            state = State.UNDECIDED;
            opening = tag;
        }
    }

    private void close(ThinkingTag.Kind kind) {
        channels |= kind == ThinkingTag.Kind.FINAL;
        if (state == State.UNDECIDED) {
            unopened |= awaited && visible.length() == 0;
            think(undecided.toString());
        } else if (state == State.ANSWER && kind == ThinkingTag.Kind.CLOSE && !unopened && thinkingCodePoints == 0) {
            unopened = true;
            takeBack();
        }
        answer();
    }

    private void answer() {
        bareChannel = false;
        opening = "";
        undecided.setLength(0);
        state = State.ANSWER;
        cutsBlanks = visible.length() == 0 || isBlank(visible.charAt(visible.length() - 1));
    }

    /** What was taken for the answer was thinking. */
    private void takeBack() {
        reader.takeBack();
        think(visible.toString());
        visible.setLength(0);
    }

    private void take(String text) {
        if (text.isEmpty()) {
            return;
        }
        last = text.charAt(text.length() - 1);
        switch (state) {
            case THINKING -> think(text);
            case UNDECIDED -> undecided.append(text);
            case ANSWER -> show(text);
        }
    }

    private void think(String text) {
        if (!text.isEmpty()) {
            thinkingCodePoints += TokenEstimate.codePoints(text);
            reader.thinking(text);
        }
    }

    private void show(String text) {
        int from = 0;
        while (cutsBlanks && from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        if (from < text.length()) {
            cutsBlanks = false;
            visible.append(text, from, text.length());
            reader.text(text.substring(from));
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
