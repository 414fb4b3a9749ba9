package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.Doubling;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TextLanguage;
import org.scribes.textgen.grounding.passage.ContextReader;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.store.ReferenceLanguageFiles;

/** Adversarial texts take twice the time at twice the length. */
@Tag("full")
class GroundingDoublingTest {
    private static final Passage LETTERS = TestingGrounding.passage("1", "John 3:16", "a b c d e f g h");

    @Test
    void adversarialAnswer_takesLinearTime() {
        Doubling.assertLinear(
                answer("stars", "*"),
                answer("underscores and a letter", "_a "),
                answer("runs of a passage's words", "a b c d e f g h xx. "),
                answer("nearly scripture, without marks", "for god so loved the wurld that he gave "),
                answer("opening marks", "“"),
                answer("opening marks and words", "“a “b "),
                answer("ellipses", "\"a … b … c\" "),
                answer("a block quote", "> \n"),
                answer("references", "Jn 1:1 q\n"),
                answer("one reference without end", "3,"),
                answer("from the first verse to the last", "Gen 1:1-Rev 22:21 "),
                answer("tags that never end", "<a "),
                answer("tags in one word", "a<b>"),
                answer("tags", "<i>a</i> b "),
                answer("entities", "&quot;a&"),
                answer("pairs of marks in a quotation", "\"a \"b\" "),
                answer("numbers in brackets", "a list [9] "),
                answer("markers one behind the other", "[9]"),
                answer("marks of other makers", "【4:0†source "),
                answer("turns", "turn0search0"),
                answer("named sources", "[source 9, "),
                answer("backticks", "`a "),
                answer("dollars", "$a"),
                answer("hyphens at lines' ends", "\"a-\nb"),
                answer("combining marks", "a\u0301 "),
                answer("capital sigmas", "\u03a3"),
                answer("one letter under many marks", "\u0301"));
    }

    @Test
    void adversarialPassage_takesLinearTime() {
        Doubling.assertLinear(
                against("a passage that repeats", "a b a b c ", "… a b "),
                against("a passage that nearly repeats", "a b a b c ", "\"a b b a\" "),
                against("speech that is only reported", "the fool said, “A b c”, ", "\"A b c\" "),
                against("speech that never ends", "the fool said, “A b ", "\"A b\" … \"A b the\" "),
                against("a denial without end", "not a b c ", "\"a b c\" "),
                against("ellipses over denials", "a b not c d, ", "\"a b … d a … b not … a b\" "),
                against("code points before a quotation", "\uD83D\uDE00 a b c ", "\"a b c\" [1] "),
                Doubling.of("a hundred passages of one verse", chars -> {
                    List<Passage> passages = IntStream.range(0, Passage.MOST)
                            .mapToObj(i -> TestingGrounding.passage("p" + i, "John 1:1", "In the beginning"))
                            .toList();
                    String answer = repeated("Jn 1:1 q\n", chars);
                    return () -> check(answer, GroundingPolicy.REPORT, passages);
                }));
    }

    @Test
    void adversarialPrompt_takesLinearTime() {
        Doubling.assertLinear(
                prompt("sources", "Source:a\nb\n\n"),
                prompt("numbered blocks", "[1] a\n"),
                prompt("paragraphs", "a\n\n"),
                text("misspelt names", "Corinthains 1:1 "),
                text("digits", "1"),
                text("verses", "v. 3, "),
                text("capital sigmas", "\u03a3"),
                languages("commas", "Juan 3,16"),
                languages("verses", "1,1"),
                languages("points", "Röm 8,2.3.4."),
                languages("titles", "brief an die des Paulus "),
                languages("accents", "e\u0301"),
                Doubling.of("constraint of one passage that repeats", chars -> {
                    QuotableContext context = QuotableContext.of(
                            List.of(TestingGrounding.passage("1", "John 3:16", repeated("a b ", chars))));
                    return () -> TestingGrounding.GROUNDING.constraint(context);
                }));
    }

    @Test
    void adversarialStream_takesLinearTime() {
        Doubling.assertLinear(
                stream("a stream of letters", "a b "),
                stream("a stream of marks", "*"),
                stream("a stream of numbers", "w1 "),
                stream("a stream of one number", "1"),
                stream("a stream of references", "John 3:16 "),
                stream("a stream of one reference", "John 3:16, 17, "),
                stream("a stream of an open quotation", "\"a "),
                stream("a stream of numerals", "I one "));
    }

    private static Doubling answer(String name, String part) {
        return Doubling.of("answer: " + name, chars -> {
            String answer = repeated(part, chars);
            return () -> check(answer, GroundingPolicy.REPAIR, List.of(LETTERS));
        });
    }

    private static Doubling against(String name, String passage, String part) {
        return Doubling.of("passage: " + name, chars -> {
            String answer = repeated(part, chars / 2);
            Passage repeating = TestingGrounding.passage("1", "John 3:16", repeated(passage, chars / 2));
            return () -> check(answer, GroundingPolicy.REPAIR, List.of(repeating));
        });
    }

    private static Doubling prompt(String name, String part) {
        return of("prompt: " + name, part, text -> ContextReader.of(asking(text)));
    }

    private static Doubling text(String name, String part) {
        return of("references: " + name, part, text -> new ScriptureReferences().find(text));
    }

    private static Doubling languages(String name, String part) {
        ReferenceFinder all = ReferenceLanguageFiles.references(List.of(TextLanguage.values()));
        return of("references in five languages: " + name, part, all::find);
    }

    private static Doubling of(String name, String part, Consumer<String> work) {
        return Doubling.of(name, chars -> {
            String text = repeated(part, chars);
            return () -> work.accept(text);
        });
    }

    private static Doubling stream(String name, String part) {
        return Doubling.of(name, chars -> {
            List<String> pieces =
                    Stream.generate(() -> part).limit(chars / 8 / part.length()).toList();
            return () -> {
                GroundedText text = TestingGrounding.GROUNDING.begin(
                        QuotableContext.of(List.of(LETTERS)),
                        TestingGrounding.rules(GroundingPolicy.REPAIR),
                        GroundedText.Listener.NONE);
                pieces.forEach(text::add);
                text.finish();
            };
        });
    }

    private static GenerationRequest asking(String prompt) {
        return new GenerationRequest(
                "req-1",
                new Prompt.Text(prompt, false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
    }

    private static void check(String answer, GroundingPolicy policy, List<Passage> passages) {
        TestingGrounding.GROUNDING.check(answer, QuotableContext.of(passages), TestingGrounding.rules(policy));
    }

    private static String repeated(String part, int chars) {
        return part.repeat(chars / part.length());
    }
}
