package org.scribes.textgen.grounding;

import java.util.List;
import java.util.regex.Pattern;

/** The places that a question asks for by their reference: whether there are such, and which passages hold them. */
public final class AskedPlaces {
    /** More than a question or a title means in earnest. */
    private static final int MOST = 32;

    /** Book, chapter and verse in OSIS. */
    private static final Pattern VERSE = Pattern.compile("\\w+\\.\\d+\\.\\d+");

    private final ReferenceFinder references;
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

    public AskedPlaces(Inquiry inquiry, ReferenceFinder references) {
        this.references = references;
        String question = inquiry.question();
        List<NumberedPassage> passages = inquiry.passages();
        this.asked = references(question);
        this.found = asked.isEmpty()
                ? List.of()
                : passages.stream().filter(this::isAskedFor).toList();
        boolean bare = passages.stream().allMatch(passage -> titles(passage).isEmpty());
        // what passages without references in their titles hold is not known
        boolean known = inquiry.complete() && (passages.isEmpty() || !bare);
        this.missing = asked.stream()
                .filter(reference -> passages.stream().noneMatch(passage -> bears(passage, reference)))
                .filter(reference -> !reference.exists()
                        || (known && passages.stream().noneMatch(passage -> mentions(passage, reference))))
                .map(reference -> new Missing(reference.span().of(question), reference.exists()))
                .toList();
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

    private boolean isAskedFor(NumberedPassage passage) {
        return asked.stream().anyMatch(reference -> bears(passage, reference));
    }

    /** A passage bears a place, too, that it calls by the same name, be it counted otherwise than the Bible known here. */
    private boolean bears(NumberedPassage passage, Reference reference) {
        return titles(passage).stream()
                .anyMatch(title -> reference.meets(title) || reference.name().equals(title.name()));
    }

    private boolean mentions(NumberedPassage passage, Reference reference) {
        return references.find(passage.text()).stream().anyMatch(reference::meets);
    }

    private List<Reference> titles(NumberedPassage passage) {
        return references(passage.title().orElse(""));
    }

    /** The references in {@code text}; of very many the first. */
    private List<Reference> references(String text) {
        return references.find(text).stream().limit(MOST).toList();
    }
}
