package org.scribes.textgen.slo;

import java.util.Map;
import java.util.Optional;

/**
 * A promise, and how far it was kept.
 *
 * @param name in small letters
 * @param promise in words
 * @param target the figure that is promised
 * @param unit of the target and of every value
 * @param levels over each window
 */
public record Objective(String name, String promise, double target, String unit, Map<Window, Level> levels) {
    public Objective {
        levels = Map.copyOf(levels);
    }

    /** How far it was kept over {@code window}. */
    public Level over(Window window) {
        return levels.getOrDefault(window, Level.NOTHING);
    }

    /** Whether it was kept over the last day; nothing where too little happened to say. */
    public Optional<Boolean> met() {
        return over(Window.DAY).met();
    }
}
