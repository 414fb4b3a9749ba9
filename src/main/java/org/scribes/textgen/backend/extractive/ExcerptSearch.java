package org.scribes.textgen.backend.extractive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Finds the best excerpt for a question by BM25, over an in-memory index that is built for one search.
 *
 * <p>With one thread and no merges, Lucene numbers documents in the order of addition and puts the lower number first
 * if scores are equal. So the earlier excerpt wins.
 */
final class ExcerptSearch {
    private static final String TEXT = "text";
    private static final String TITLE = "title";

    /**
     * BM25 with the usual saturation ({@code k1 = 1.2}) and no length normalization ({@code b = 0}): callers put the
     * best passage first, which means more than a verse's length.
     */
    private static final Similarity BM25 = new BM25Similarity(1.2f, 0);

    private ExcerptSearch() {}

    /**
     * The best of {@code quotations}; empty if none contains a word of {@code question}.
     *
     * @param titles whether words in titles count, with the weight of a word in the text; BM25 alone would weight rare
     *     words of titles higher
     */
    static Optional<Excerpt> best(String question, List<Excerpt> quotations, boolean titles) {
        boolean interrupted = Thread.interrupted(); // by another backend's failure; Lucene would fail for it
        try {
            return search(question, quotations, titles ? List.of(TEXT, TITLE) : List.of(TEXT));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<Excerpt> search(String question, List<Excerpt> quotations, List<String> fields) {
        try (Analyzer analyzer = new EnglishWords();
                Directory directory = new ByteBuffersDirectory()) {
            index(quotations, analyzer, directory);
            try (IndexReader reader = DirectoryReader.open(directory)) {
                ScoreDoc[] best =
                        searcher(reader).search(WordQuery.of(words(question, analyzer), fields, reader), 1).scoreDocs;
                return best.length == 0 ? Optional.empty() : Optional.of(quotations.get(best[0].doc));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory failed to be written or read", e);
        }
    }

    private static void index(List<Excerpt> quotations, Analyzer analyzer, Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setSimilarity(BM25)
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Excerpt quotation : quotations) {
                Document document = new Document();
                document.add(new TextField(TEXT, quotation.text(), Field.Store.NO));
                quotation
                        .passage()
                        .title()
                        .ifPresent(title -> document.add(new TextField(TITLE, title, Field.Store.NO)));
                writer.addDocument(document);
            }
        }
    }

    /** Creates a searcher without the process-wide query cache. */
    private static IndexSearcher searcher(IndexReader reader) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(BM25);
        searcher.setQueryCache(null);
        return searcher;
    }

    /** The distinct words in order. */
    private static Set<String> words(String text, Analyzer analyzer) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        }
        return words;
    }
}
