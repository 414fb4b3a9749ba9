package org.scribes.textgen.backend.extractive;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Analyzes English words for comparing questions with passages: as {@link EnglishAnalyzer}, without question words, and
 * with British spelling mapped to American, since readers and translations differ.
 */
final class EnglishWords extends Analyzer {
    private static final CharArraySet STOP_WORDS = stopWords();
    /** Matches {@code neighbour} and {@code honoured}, but not {@code hour} or {@code mourning}. */
    private static final Pattern OUR =
            Pattern.compile("(?<=\\p{L}{3})our(?=(?:s|ed|ing|er|ers|ly|able|ite|ites|hood|less)?$)");
    /**
     * Matches {@code baptised}. It also changes words such as {@code promise}, which is harmless because it does so on
     * both sides.
     */
    private static final Pattern ISE = Pattern.compile("(?<=\\p{L}{3})is(?=(?:e|es|ed|er|ers|ing|ation)$)");

    /** Unites "prayer" with "pray", which the stemmer does not. */
    private static final Pattern PRAYER = Pattern.compile("(?<=^pray)ers?$");

    private static CharArraySet stopWords() {
        CharArraySet words = new CharArraySet(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, true);
        words.addAll(List.of("what", "which", "who", "whom", "whose", "when", "where", "why", "how"));
        words.addAll(
                List.of("do", "does", "did", "am", "were", "have", "has", "had", "can", "could", "shall", "should"));
        words.addAll(List.of("would", "may", "might", "must", "i", "me", "my", "we", "us", "our", "you", "your"));
        words.addAll(List.of("about", "say", "says", "tell", "tells", "mean", "means", "explain", "please"));
        return CharArraySet.unmodifiableSet(words);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stems = new LowerCaseFilter(new EnglishPossessiveFilter(words));
        stems = new StopFilter(stems, STOP_WORDS);
        stems = new PatternReplaceFilter(stems, OUR, "or", false);
        stems = new PatternReplaceFilter(stems, ISE, "iz", false);
        stems = new PatternReplaceFilter(stems, PRAYER, "", false);
        return new TokenStreamComponents(words, new PorterStemFilter(stems));
    }
}
