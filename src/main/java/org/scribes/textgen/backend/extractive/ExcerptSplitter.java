package org.scribes.textgen.backend.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.SentenceBreaks;
import org.scribes.textgen.grounding.passage.NumberedPassage;
import org.scribes.textgen.grounding.text.Markup;

/**
 * Splits passages into excerpts: a short passage, such as a verse, is one excerpt; a longer one has an excerpt per
 * sentence.
 */
final class ExcerptSplitter {
    /** Maximum length in characters of a passage that is quoted whole; hardly any Bible verse is longer. */
    static final int WHOLE = 300;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t\\r]*+\\n");
    /** Abbreviations whose full stop ends no sentence although a capital follows. */
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?:^|[^\\p{L}])(?:St|Mr|Mrs|Ms|Dr|Fr|Rev|Sr|Jr|cf|vv?)\\.\\s?$");

    private static final int LONGEST_ABBREVIATION = 6;

    private final NumberedPassage passage;
    private final List<Excerpt> found = new ArrayList<>();

    private ExcerptSplitter(NumberedPassage passage) {
        this.passage = passage;
    }

    /** The excerpts of {@code passages} in order, at least one of each. */
    static List<Excerpt> split(List<NumberedPassage> passages) {
        return passages.stream()
                .flatMap(passage -> new ExcerptSplitter(passage).split().stream())
                .toList();
    }

    private List<Excerpt> split() {
        if (passage.text().strip().length() <= WHOLE) {
            add(passage.text());
        } else {
            PARAGRAPH_END.splitAsStream(passage.text()).forEach(this::splitParagraph);
        }
        return found;
    }

    private void splitParagraph(String paragraph) {
        int begin = 0;
        for (int end : SentenceBreaks.of(paragraph)) {
            if (end == paragraph.length() || !endsInAbbreviation(paragraph, begin, end)) {
                add(paragraph.substring(begin, end));
                begin = end;
            }
        }
    }

    private static boolean endsInAbbreviation(String text, int begin, int end) {
        int from = Math.max(begin, end - LONGEST_ABBREVIATION);
        return ABBREVIATION.matcher(text).region(from, end).find();
    }

    private void add(String text) {
        if (!text.isBlank()) {
            String plain = Markup.plain(text).strip();
            found.add(new Excerpt(passage, plain.isEmpty() ? text.strip() : plain));
        }
    }
}
