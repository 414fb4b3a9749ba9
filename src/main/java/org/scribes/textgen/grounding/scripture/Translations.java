package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.grounding.passage.Alignment;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.text.Words;

/** Searches several translations in order. */
final class Translations implements Canon {
    /** Corrects rounding, so that (1 - 0.9) * 10 words is one word. */
    private static final double ROUNDING = 1e-9;

    private final List<Translation> translations;

    Translations(List<Translation> translations) {
        if (translations.isEmpty()) {
            throw new IllegalArgumentException("no translation");
        }
        this.translations = List.copyOf(translations);
    }

    @Override
    public List<String> translations() {
        return translations.stream().map(Translation::name).toList();
    }

    @Override
    public boolean holds(Words words, int from, int to) {
        int first = Math.max(from, to - LONGEST_PHRASE);
        // called for every word of every answer, so no stream
        for (Translation translation : translations) {
            if (translation.holds(words, first, to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<KnownWording> find(Words words, int from, int to, int most) {
        List<KnownWording> found = new ArrayList<>();
        Set<Places> known = new HashSet<>();
        for (Translation translation : translations) {
            for (KnownWording wording : translation.find(words, from, to, most)) {
                if (found.size() < most && !known.contains(wording.places())) {
                    found.add(wording);
                }
            }
            found.forEach(wording -> known.add(wording.places()));
        }
        return List.copyOf(found);
    }

    @Override
    public Optional<KnownWording> nearest(Words words, int from, int to, double leastLikeness) {
        int end = Math.min(to, from + LONGEST_NEAREST);
        List<KnownWording> same = find(words, from, end, 1);
        if (!same.isEmpty()) {
            return Optional.of(same.get(0));
        }
        int tooManyEdits = (int) ((1 - leastLikeness) * (end - from) + ROUNDING) + 1;
        Optional<KnownWording> nearest = Optional.empty();
        for (Translation translation : translations) {
            Optional<Alignment> nearer = translation.nearest(words, from, end, tooManyEdits);
            if (nearer.isPresent()) {
                tooManyEdits = nearer.get().edits();
                nearest = nearer.map(place -> translation.wording(place, end - from));
            }
        }
        return nearest;
    }

    @Override
    public Optional<String> text(Places places) {
        return translations.stream()
                .flatMap(translation -> translation.text(places).stream())
                .findFirst();
    }

    @Override
    public Optional<String> text(String translation, Places places) {
        return translations.stream()
                .filter(known -> known.name().equals(translation))
                .flatMap(known -> known.text(places).stream())
                .findFirst();
    }
}
