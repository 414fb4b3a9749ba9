package org.scribes.textgen.template.value;

import java.util.function.LongSupplier;

/**
 * Limits what one rendering may use: time, steps, characters processed, output and depth of calls. A template comes with a
 * downloaded model, so it may be hostile. Real templates stay far below every limit. Each method fails if its limit is
 * exceeded.
 */
public final class RenderBudget {
    public static final long MAX_NANOS = 2_000_000_000L;
    static final long MAX_STEPS = 5_000_000;
    static final long MAX_CHARACTERS = 64L << 20;
    static final int MAX_OUTPUT = 16 << 20;
    static final int MAX_CALLS = 60;
    public static final int MAX_RANGE = 100_000;

    private static final int STEPS_BETWEEN_LOOKS = 256;
    private static final int CHARACTERS_BETWEEN_LOOKS = 1 << 16;
    private static final int SEARCH_COST_SHIFT = 4;

    private final LongSupplier nanoTime;
    private final long start;
    private long steps;
    private long characters;
    private long charactersAtLook;
    private int calls;

    public RenderBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Counts a node, an expression, or an item that is iterated or compared. */
    public void step() {
        if (++steps > MAX_STEPS) {
            throw exceeded("steps");
        }
        if (steps % STEPS_BETWEEN_LOOKS == 0) {
            lookAtClock();
        }
    }

    /** Counts characters, or items of a list, that are copied or read. */
    public void charge(long amount) {
        characters += amount;
        if (characters > MAX_CHARACTERS) {
            throw exceeded("text");
        }
        if (characters - charactersAtLook > CHARACTERS_BETWEEN_LOOKS) {
            charactersAtLook = characters;
            lookAtClock();
        }
    }

    /** Counts a search for one text in another. At worst its cost is the product of their lengths. */
    public void chargeSearch(String text, String part) {
        charge(text.length() + (((long) text.length() * part.length()) >> SEARCH_COST_SHIFT));
    }

    /** Appends text that the template prints. */
    public void append(String text, StringBuilder out) {
        charge(text.length());
        if ((long) out.length() + text.length() > MAX_OUTPUT) {
            throw exceeded("output");
        }
        out.append(text);
    }

    public void enterCall() {
        if (++calls > MAX_CALLS) {
            throw exceeded("depth of calls");
        }
    }

    public void leaveCall() {
        calls--;
    }

    private void lookAtClock() {
        if (nanoTime.getAsLong() - start > MAX_NANOS) {
            throw exceeded("time");
        }
    }

    /** The failure of a rendering that exceeds a limit. */
    public static TemplateFailure exceeded(String what) {
        return TemplateFailure.because("the limit on " + what + " was exceeded");
    }
}
