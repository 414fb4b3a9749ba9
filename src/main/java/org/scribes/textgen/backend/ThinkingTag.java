package org.scribes.textgen.backend;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.domain.LowerCase;

/**
 * A tag that separates a model's thinking from its answer.
 *
 * @param kind the effect of the tag
 * @param length in characters
 */
public record ThinkingTag(Kind kind, int length) {
    /** The effect of a tag. */
    public enum Kind {
        OPEN,
        CLOSE,
        /** OpenAI's Harmony format: a channel of thinking, which the next frame ends. */
        CHANNEL,
        /** As above, from a server that strips the special tokens. It is thinking if {@link #FINAL} follows. */
        BARE_CHANNEL,
        /** Harmony: the answer begins. */
        FINAL,
        /** Harmony: the end of a message or the start of the next. */
        FRAME,
        /** The text so far may be the start of a tag. */
        INCOMPLETE
    }

    /** The maximum length of a tag, and so of the text held back. */
    static final int LONGEST = 96;

    /** The words for thinking in tags: {@code <think>} in DeepSeek and Qwen, the others in other models. */
    private static final Set<String> NAMES = Set.of("think", "thinking", "thought", "thoughts", "reasoning");

    /** Prefixes of the name: {@code <|END_THINKING|>} (Cohere), {@code <|begin_of_thought|>} (OpenThinker). */
    private static final List<String> OPENINGS = List.of("begin_of_", "start_of_", "begin_", "start_");

    private static final List<String> CLOSINGS = List.of("end_of_", "end_");

    private static final String CHANNEL_BEGINS = "<|channel|>";
    private static final String MESSAGE_BEGINS = "<|message|>";
    private static final String FINAL_CHANNEL = "final";
    private static final List<String> FRAMES = List.of("<|start|>assistant", "<|end|>", "<|return|>", "<|call|>");

    /** What remains of Harmony when the special tokens are stripped. */
    private static final String BARE_CHANNEL = "analysis";

    private static final String BARE_FINAL = "assistantfinal";

    /** The opening and closing characters of tags: of DeepSeek, of Mistral's Magistral, and of Kimi. */
    private static final String OPENERS = "<[\u25C1";

    private static final String CLOSERS = ">]\u25B7";

    /** Whether a tag may begin with {@code c}. */
    public static boolean mayBegin(char c) {
        return OPENERS.indexOf(c) >= 0;
    }

    /** The tag at {@code at}, whose character must satisfy {@link #mayBegin}. */
    public static Optional<ThinkingTag> at(CharSequence text, int at) {
        String head =
                text.subSequence(at, Math.min(text.length(), at + LONGEST)).toString();
        Optional<ThinkingTag> harmony = harmony(head);
        if (harmony.isPresent()) {
            return harmony;
        }
        int end = end(head);
        if (end < 0) {
            boolean undecided = head.length() < LONGEST && mayBeName(head);
            return undecided ? Optional.of(new ThinkingTag(Kind.INCOMPLETE, head.length())) : Optional.empty();
        }
        return kind(head.substring(1, end), head.charAt(0)).map(kind -> new ThinkingTag(kind, end + 1));
    }

    /** As {@link #at} at the start of an answer for {@link Kind#BARE_CHANNEL}: the bare word followed by a capital letter. */
    public static Optional<ThinkingTag> bareChannel(CharSequence text) {
        int length = BARE_CHANNEL.length();
        String head = text.subSequence(0, Math.min(text.length(), length + 1)).toString();
        if (head.length() <= length) {
            return BARE_CHANNEL.startsWith(head)
                    ? Optional.of(new ThinkingTag(Kind.INCOMPLETE, head.length()))
                    : Optional.empty();
        }
        return head.startsWith(BARE_CHANNEL) && Character.isUpperCase(head.charAt(length))
                ? Optional.of(new ThinkingTag(Kind.BARE_CHANNEL, length))
                : Optional.empty();
    }

    /** The end of the thinking that {@link #bareChannel} starts. */
    public static Optional<ThinkingTag> bareFinal(CharSequence text, int at) {
        String head = text.subSequence(at, Math.min(text.length(), at + BARE_FINAL.length()))
                .toString();
        if (!BARE_FINAL.startsWith(head)) {
            return Optional.empty();
        }
        Kind kind = head.length() < BARE_FINAL.length() ? Kind.INCOMPLETE : Kind.FINAL;
        return Optional.of(new ThinkingTag(kind, head.length()));
    }

    private static Optional<ThinkingTag> harmony(String head) {
        if (head.startsWith(CHANNEL_BEGINS)) {
            int message = head.indexOf(MESSAGE_BEGINS);
            if (message < 0) {
                return head.length() < LONGEST
                        ? Optional.of(new ThinkingTag(Kind.INCOMPLETE, head.length()))
                        : Optional.empty();
            }
            boolean isFinal = head.startsWith(FINAL_CHANNEL, CHANNEL_BEGINS.length());
            return Optional.of(new ThinkingTag(isFinal ? Kind.FINAL : Kind.CHANNEL, message + MESSAGE_BEGINS.length()));
        }
        for (String frame : FRAMES) {
            if (head.startsWith(frame)) {
                return Optional.of(new ThinkingTag(Kind.FRAME, frame.length()));
            }
            if (frame.startsWith(head)) {
                return Optional.of(new ThinkingTag(Kind.INCOMPLETE, head.length()));
            }
        }
        return CHANNEL_BEGINS.startsWith(head)
                ? Optional.of(new ThinkingTag(Kind.INCOMPLETE, head.length()))
                : Optional.empty();
    }

    /** The index of the closing character of the tag in {@code head}; negative if there is none. */
    private static int end(String head) {
        return head.indexOf(CLOSERS.charAt(OPENERS.indexOf(head.charAt(0))));
    }

    private static boolean mayBeName(String head) {
        return head.chars().skip(1).allMatch(c -> Character.isLetterOrDigit(c) || "/_:|\uFF5C".indexOf(c) >= 0);
    }

    private static Optional<Kind> kind(String inside, char opener) {
        String bare = inside.length() > 2 && isBar(inside.charAt(0)) && isBar(inside.charAt(inside.length() - 1))
                ? inside.substring(1, inside.length() - 1)
                : inside;
        if (opener == '[' && !bare.equals(bare.toUpperCase(Locale.ROOT))) {
            return Optional.empty(); // "[thought]" may be ordinary text
        }
        boolean slashed = bare.startsWith("/");
        String word = LowerCase.of(slashed ? bare.substring(1) : bare);
        if (NAMES.contains(word.substring(word.indexOf(':') + 1))) {
            return Optional.of(slashed ? Kind.CLOSE : Kind.OPEN);
        }
        if (says(word, OPENINGS)) {
            return Optional.of(Kind.OPEN);
        }
        return says(word, CLOSINGS) ? Optional.of(Kind.CLOSE) : Optional.empty();
    }

    private static boolean says(String word, List<String> beginnings) {
        return beginnings.stream()
                .anyMatch(
                        beginning -> word.startsWith(beginning) && NAMES.contains(word.substring(beginning.length())));
    }

    private static boolean isBar(char c) {
        return c == '|' || c == '\uFF5C';
    }

    /** Whether {@code text} is exactly an opening or closing tag. */
    public static boolean is(String text) {
        return !text.isEmpty()
                && mayBegin(text.charAt(0))
                && at(text, 0)
                        .filter(tag ->
                                (tag.kind() == Kind.OPEN || tag.kind() == Kind.CLOSE) && tag.length() == text.length())
                        .isPresent();
    }

    /** The opening tag at the end of {@code prompt}, if there is one. The answer then starts with thinking. */
    public static Optional<String> openAtEnd(String prompt) {
        String text = prompt.stripTrailing();
        for (int at = text.length() - 1; at >= Math.max(0, text.length() - LONGEST); at--) {
            if (mayBegin(text.charAt(at))) {
                int from = at;
                return at(text, at)
                        .filter(tag -> tag.kind() == Kind.OPEN && from + tag.length() == text.length())
                        .map(tag -> text.substring(from));
            }
        }
        return Optional.empty();
    }
}
