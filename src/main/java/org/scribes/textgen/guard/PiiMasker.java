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
 * Masks e-mail addresses, numbers of phones and cards, and IBANs in answers. Numbers in references, such as {@code John
 * 3:16}, are left as they are. Safe for many threads.
 */
public final class PiiMasker {
    private final PiiConfig config;
    private final PiiFinder finder;
    private final Function<CharSequence, List<TextSpan>> references;

    /** @param references finds the references to places of a work that there are */
    public PiiMasker(PiiConfig config, Function<CharSequence, List<TextSpan>> references) {
        this.config = config;
        this.finder = new PiiFinder(config.phoneRegion());
        this.references = references;
    }

    /**
     * An answer that is masked while it is written.
     *
     * @param passages what it was made from; what stands there may be shown if the configuration says so
     */
    public MaskedAnswer begin(List<Passage> passages) {
        return new MaskedAnswer(new PiiJudge(finder, references, new Allowed(passages)), !config.mask());
    }

    /** A text that is there already, as it may be shown. */
    public String masked(String text, List<Passage> passages) {
        MaskedAnswer masked = begin(passages);
        return masked.add(text) + masked.finish();
    }

    /** Looked for only once something would be masked, and once for an answer. */
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
