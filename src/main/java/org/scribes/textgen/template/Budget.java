package org.scribes.textgen.template;

import java.util.function.LongSupplier;

/**
 * What one rendering may use. A template comes with a downloaded model, so it may be hostile: time, steps, text made on
 * the way, output and depth of calls all end somewhere. None of the limits is near what a real template needs.
 */
final class Budget {
    static final long MAX_NANOS = 2_000_000_000L;
    static final long MAX_STEPS = 5_000_000;
    static final long MAX_CHARACTERS = 64L << 20;
    static final int MAX_OUTPUT = 16 << 20;
    static final int MAX_CALLS = 60;
    static final int MAX_RANGE = 100_000;

    private static final int STEPS_BETWEEN_LOOKS = 256;
    private static final int CHARACTERS_BETWEEN_LOOKS = 1 << 16;
    private static final int SEARCH_COST_SHIFT = 4;

    private final LongSupplier nanoTime;
    private final long start;
    private long steps;
    private long characters;
    private long charactersAtLook;
    private int calls;

    Budget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** A node, an expression, or an item that is walked or compared. */
    void step() {
        if (++steps > MAX_STEPS) {
            throw exceeded("steps");
        }
        if (steps % STEPS_BETWEEN_LOOKS == 0) {
            lookAtClock();
        }
    }

    /** Characters, or items of a list, that are copied or read. */
    void charge(long amount) {
        characters += amount;
        if (characters > MAX_CHARACTERS) {
            throw exceeded("text");
        }
        if (characters - charactersAtLook > CHARACTERS_BETWEEN_LOOKS) {
            charactersAtLook = characters;
            lookAtClock();
        }
    }

    /** A search for one text in another, which costs the product of their lengths at worst. */
    void chargeSearch(String text, String part) {
        charge(text.length() + (((long) text.length() * part.length()) >> SEARCH_COST_SHIFT));
    }

    void checkOutput(int length) {
        if (length > MAX_OUTPUT) {
            throw exceeded("output");
        }
    }

    void enterCall() {
        if (++calls > MAX_CALLS) {
            throw exceeded("depth of calls");
        }
    }

    void leaveCall() {
        calls--;
    }

    private void lookAtClock() {
        if (nanoTime.getAsLong() - start > MAX_NANOS) {
            throw exceeded("time");
        }
    }

    static TemplateFailure exceeded(String what) {
        return TemplateFailure.because("the limit on " + what + " was passed");
    }
}
