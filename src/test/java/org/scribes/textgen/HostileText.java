package org.scribes.textgen;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

/** Texts that are made to cost much, for {@link Doubling}. */
public final class HostileText {
    private HostileText() {}

    /** {@code unit} as often as {@code characters} hold it. */
    public static String repeated(String unit, int characters) {
        return unit.repeat(characters / unit.length());
    }

    /** {@code work} on {@code before}, so many characters of {@code unit}, and {@code after}. */
    public static Doubling shape(String name, String before, String unit, String after, Consumer<String> work) {
        return Doubling.of(name, characters -> {
            String text = before + repeated(unit, characters) + after;
            return () -> work.accept(text);
        });
    }

    /** {@code work} on so many characters of {@code unit}. */
    public static Doubling shape(String name, String unit, Consumer<String> work) {
        return shape(name, "", unit, "", work);
    }

    /** A request for an answer to {@code prompt}. */
    public static GenerationRequest asking(String prompt, Passage... passages) {
        return new GenerationRequest(
                "req-1",
                new Prompt.Text(prompt, false),
                List.of(passages),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
    }

    /** A passage that says {@code text}. */
    public static Passage passage(String text) {
        return new Passage("p1", text, Optional.empty(), Optional.empty());
    }
}
