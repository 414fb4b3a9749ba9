package org.scribes.textgen.grounding.passage;

import java.util.List;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/** The references in a question: whether their places exist, and which passages hold them. */
public final class QuestionReferences {
    /** The most references read from a question or a title. */
    private static final int MOST = 32;

    /** Book, chapter and verse in OSIS form. */
    private static final Pattern VERSE = Pattern.compile("\\w+\\.\\d+\\.\\d+");

    private final List<Reference> requested;
    private final List<NumberedPassage> found;
    private final List<List<NumberedPassage>> byReference;
    private final List<Missing> missing;

    /**
     * A requested place that does not exist or that no passage holds.
     *
     * @param text the reference as the question writes it
     * @param exists whether the place exists
     */
    public record Missing(String text, boolean exists) {
        /** The reason, as a warning states it. */
        public String words() {
            return exists ? "no passage holds " + text : text + " does not exist";
        }

        /** Omits the text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Missing[exists=" + exists + "]";
        }
    }

    public QuestionReferences(GroundingInput input, ReferenceFinder references) {
        this.requested = firstReferences(references, input.question());
        List<TitledPassage> titled = requested.isEmpty()
                ? List.of()
                : input.passages().stream()
                        .map(passage -> new TitledPassage(
                                passage,
                                firstReferences(references, passage.title().orElse(""))))
                        .toList();
        this.found = titled.stream()
                .filter(passage -> requested.stream().anyMatch(passage::isFrom))
                .map(TitledPassage::passage)
                .toList();
        this.byReference = requested.stream()
                .map(place -> titled.stream()
                        .filter(passage -> passage.isFrom(place))
                        .map(TitledPassage::passage)
                        .toList())
                .filter(passages -> !passages.isEmpty())
                .toList();
        this.missing = missing(input, titled, references);
    }

    private List<Missing> missing(GroundingInput input, List<TitledPassage> titled, ReferenceFinder references) {
        List<Reference> uncovered = requested.stream()
                .filter(place -> titled.stream().noneMatch(passage -> passage.isFrom(place)))
                .toList();
        // without references in their titles, it is unknown what passages hold
        boolean known = input.complete()
                && (titled.isEmpty()
                        || titled.stream().anyMatch(passage -> !passage.titles().isEmpty()));
        List<Reference> mentioned = known && uncovered.stream().anyMatch(Reference::exists)
                ? titled.stream()
                        .flatMap(passage -> references.find(passage.passage().text()).stream())
                        .toList()
                : List.of();
        return uncovered.stream()
                .filter(place -> !place.exists() || (known && mentioned.stream().noneMatch(place::meets)))
                .map(place -> new Missing(place.span().of(input.question()), place.exists()))
                .toList();
    }

    /** A passage with the references in its title. */
    private record TitledPassage(NumberedPassage passage, List<Reference> titles) {
        /** Names match too, for editions that number differently. */
        boolean isFrom(Reference place) {
            return titles.stream()
                    .anyMatch(title -> place.meets(title) || place.name().equals(title.name()));
        }
    }

    /** The passages of the requested places, in order. */
    public List<NumberedPassage> found() {
        return found;
    }

    /** The passages of each requested place that passages hold, in the order of the question. */
    public List<List<NumberedPassage>> foundByReference() {
        return byReference;
    }

    /** The missing places, in the order of the question. */
    public List<Missing> missing() {
        return missing;
    }

    /** Whether the question asks for a verse and no passage is from a requested place. */
    public boolean verseMissing() {
        return found.isEmpty()
                && requested.stream()
                        .anyMatch(reference -> VERSE.matcher(reference.name()).find());
    }

    /** Whether all requested places are missing, so that the passages answer another question. */
    public boolean unanswerable() {
        return !requested.isEmpty()
                && missing.size() == requested.size()
                && (verseMissing() || missing.stream().noneMatch(Missing::exists));
    }

    /** The first references in {@code text}. */
    private static List<Reference> firstReferences(ReferenceFinder references, String text) {
        return references.find(text).stream().limit(MOST).toList();
    }
}
