package org.scribes.textgen.grounding.passage;

import java.util.List;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/** The places that a question asks for by their reference: whether there are such, and which passages hold them. */
public final class QuestionReferences {
    /** More than a question or a title means in earnest. */
    private static final int MOST = 32;

    /** Book, chapter and verse in OSIS. */
    private static final Pattern VERSE = Pattern.compile("\\w+\\.\\d+\\.\\d+");

    private final List<Reference> asked;
    private final List<NumberedPassage> found;
    private final List<Missing> missing;

    /**
     * A place that cannot be answered for.
     *
     * @param text as the question names it
     * @param exists whether there is such a place; then no passage holds it
     */
    public record Missing(String text, boolean exists) {
        /** What is told about it. */
        public String words() {
            return exists ? "no passage holds " + text : text + " does not exist";
        }

        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Missing[exists=" + exists + "]";
        }
    }

    public QuestionReferences(GroundingInput inquiry, ReferenceFinder references) {
        this.asked = first(references, inquiry.question());
        List<Named> passages = asked.isEmpty()
                ? List.of()
                : inquiry.passages().stream()
                        .map(passage -> new Named(
                                passage, first(references, passage.title().orElse(""))))
                        .toList();
        this.found = passages.stream()
                .filter(passage -> asked.stream().anyMatch(passage::bears))
                .map(Named::passage)
                .toList();
        this.missing = missing(inquiry, passages, references);
    }

    private List<Missing> missing(GroundingInput inquiry, List<Named> passages, ReferenceFinder references) {
        List<Reference> unborne = asked.stream()
                .filter(place -> passages.stream().noneMatch(passage -> passage.bears(place)))
                .toList();
        // what passages without references in their titles hold is not known
        boolean known = inquiry.complete()
                && (passages.isEmpty()
                        || passages.stream()
                                .anyMatch(passage -> !passage.titles().isEmpty()));
        List<Reference> mentioned = known && unborne.stream().anyMatch(Reference::exists)
                ? passages.stream()
                        .flatMap(passage -> references.find(passage.passage().text()).stream())
                        .toList()
                : List.of();
        return unborne.stream()
                .filter(place -> !place.exists() || (known && mentioned.stream().noneMatch(place::meets)))
                .map(place -> new Missing(place.span().of(inquiry.question()), place.exists()))
                .toList();
    }

    /** A passage and the places that its title names. */
    private record Named(NumberedPassage passage, List<Reference> titles) {
        /** It bears a place, too, that it calls by the same name, be it counted otherwise than the Bible known here. */
        boolean bears(Reference place) {
            return titles.stream()
                    .anyMatch(title -> place.meets(title) || place.name().equals(title.name()));
        }
    }

    /** The passages of these places, in their order. */
    public List<NumberedPassage> found() {
        return found;
    }

    /** Those that cannot be answered for, in the order of the question. */
    public List<Missing> missing() {
        return missing;
    }

    /** Whether the question asks for a verse that is not there. */
    public boolean verseMissing() {
        return found.isEmpty()
                && asked.stream()
                        .anyMatch(reference -> VERSE.matcher(reference.name()).find());
    }

    /** Whether the question asks for such places only: what the passages hold is the answer to another one. */
    public boolean unanswerable() {
        return !asked.isEmpty()
                && missing.size() == asked.size()
                && (verseMissing() || missing.stream().noneMatch(Missing::exists));
    }

    /** The references in {@code text}; of very many the first. */
    private static List<Reference> first(ReferenceFinder references, String text) {
        return references.find(text).stream().limit(MOST).toList();
    }
}
