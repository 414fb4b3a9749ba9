package org.scribes.textgen.slo;

import java.util.Map;
import java.util.Optional;

/**
 * A service level objective and how well it was met.
 *
 * @param name in lower case
 * @param promise the objective in words
 * @param target in {@code unit}
 * @param unit of the target and of every value
 * @param levels by window
 */
public record Objective(String name, String promise, double target, String unit, Map<Window, Level> levels) {
    public Objective {
        levels = Map.copyOf(levels);
    }

    /** How well it was met over {@code window}. */
    public Level over(Window window) {
        return levels.getOrDefault(window, Level.NO_DATA);
    }

    /** Whether it was met over the last day; empty if there is too little data. */
    public Optional<Boolean> met() {
        return over(Window.DAY).met();
    }
}
