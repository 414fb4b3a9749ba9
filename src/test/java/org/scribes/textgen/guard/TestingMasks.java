package org.scribes.textgen.guard;

import java.util.List;
import java.util.function.Function;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;

/** Maskers that are configured as in the service. */
final class TestingMasks {
    static final Function<CharSequence, List<TextSpan>> REFERENCES = text -> new ScriptureReferences()
            .find(text).stream()
                    .filter(reference -> reference.exists())
                    .map(reference -> new TextSpan(
                            reference.span().start(), reference.span().end()))
                    .toList();

    private TestingMasks() {}

    static PiiMasker of(String region) {
        return new PiiMasker(new PiiConfig(true, region, false), REFERENCES);
    }
}
