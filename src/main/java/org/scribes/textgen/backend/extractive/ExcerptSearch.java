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
 * Finds the quotation that fits a question best, by BM25 over an index in memory that lasts for one search.
 *
 * <p>Lucene numbers what one thread adds in the order in which it is added, as long as nothing is merged, and of equal
 * scores puts the lower number first: so the earlier quotation wins.
 */
final class ExcerptSearch {
    private static final String TEXT = "text";
    private static final String TITLE = "title";

    /**
     * The usual saturation ({@code k1 = 1.2}), but blind to length ({@code b = 0}): callers put the best passage first,
     * and that says more than a verse's being short.
     */
    private static final Similarity BM25 = new BM25Similarity(1.2f, 0);

    private ExcerptSearch() {}

    /**
     * The best of {@code quotations}; nothing if none has a word of {@code question}.
     *
     * @param titles whether a word in the title counts too: as much as one in the text, since BM25 by itself gives more
     *     for a word that few titles have
     */
    static Optional<Excerpt> best(String question, List<Excerpt> quotations, boolean titles) {
        boolean interrupted = Thread.interrupted(); // by what befell another backend: Lucene would fail for it
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

    /** Without the cache, which all searchers of a process share. */
    private static IndexSearcher searcher(IndexReader reader) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(BM25);
        searcher.setQueryCache(null);
        return searcher;
    }

    /** Each once, in their order. */
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
