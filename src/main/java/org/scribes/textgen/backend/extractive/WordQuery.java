package org.scribes.textgen.backend.extractive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Builds a bounded query from the words of a question. */
final class WordQuery {
    /** Each word needs up to two clauses, and Lucene allows 1,024. */
    private static final int MOST_WORDS = 256;

    private record Word(String text, int frequency) {}

    private WordQuery() {}

    /**
     * Matches documents with any of {@code words} in any of {@code fields}. Of too many known words, the rarest are
     * used, and of equally rare ones the first.
     */
    static Query of(Set<String> words, List<String> fields, IndexReader reader) throws IOException {
        List<Word> known = new ArrayList<>();
        for (String word : words) {
            int frequency = 0;
            for (String field : fields) {
                frequency += reader.docFreq(new Term(field, word));
            }
            if (frequency > 0) {
                known.add(new Word(word, frequency));
            }
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        known.stream()
                .sorted(Comparator.comparingInt(Word::frequency))
                .limit(MOST_WORDS)
                .forEach(word -> addTo(query, word.text(), fields));
        return query.build();
    }

    private static void addTo(BooleanQuery.Builder query, String word, List<String> fields) {
        for (String field : fields) {
            query.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
        }
    }
}
