package org.scribes.textgen.guard;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.domain.Passage;

/**
 * Masks e-mail addresses, IBANs, card numbers and phone numbers in answers. Numbers in references, for example {@code
 * John 3:16}, stay. Thread-safe.
 */
public final class PiiMasker {
    private final PiiConfig config;
    private final PiiFinder finder;
    private final Function<CharSequence, List<TextSpan>> references;

    /** @param references finds references to existing places of a work */
    public PiiMasker(PiiConfig config, Function<CharSequence, List<TextSpan>> references) {
        this.config = config;
        this.finder = new PiiFinder(config.phoneRegion());
        this.references = references;
    }

    /**
     * Starts to mask a streamed answer.
     *
     * @param passages whose personal data may be shown if the configuration allows it
     */
    public MaskedAnswer begin(List<Passage> passages) {
        return new MaskedAnswer(new PiiJudge(finder, references, new Allowed(passages)), !config.mask());
    }

    /** Masks a complete text. */
    public String masked(String text, List<Passage> passages) {
        MaskedAnswer masked = begin(passages);
        return masked.add(text) + masked.finish();
    }

    /** The items in the passages, found on first use. */
    private final class Allowed implements Predicate<PiiItem> {
        private final List<Passage> passages;
        private @Nullable Set<String> found;

        Allowed(List<Passage> passages) {
            this.passages = config.allowFromPassages() ? List.copyOf(passages) : List.of();
        }

        @Override
        public boolean test(PiiItem item) {
            Set<String> known = found;
            if (known == null) {
                known = passages.stream()
                        .flatMap(passage -> finder.find(passage.text()).stream())
                        .map(PiiItem::identity)
                        .collect(Collectors.toSet());
                found = known;
            }
            return known.contains(item.identity());
        }
    }
}
