package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;

/** Properties that hold for every answer, in whatever pieces it comes. */
public final class GroundingLaws {
    static final int LONGEST_PIECE = 12;

    private GroundingLaws() {}

    public static void assertHold(String answer, List<Passage> passages, long seed) {
        QuotableContext context = QuotableContext.of(passages);
        for (GroundingPolicy policy :
                List.of(GroundingPolicy.REPORT, GroundingPolicy.REPAIR, GroundingPolicy.UNQUOTE)) {
            GroundingRules rules = TestingGrounding.rules(policy);
            GroundedAnswer whole = TestingGrounding.GROUNDING.check(answer, context, rules);
            assertOffsets(whole, passages);
            if (!policy.changes()) {
                assertThat(whole.text()).isEqualTo(answer);
            }
            for (List<String> pieces : List.of(pieces(new Random(seed), answer, LONGEST_PIECE), letters(answer))) {
                assertStreamed(whole, pieces, context, rules);
            }
        }
    }

    /** The stream equals the whole answer, and every citation follows its text. */
    static void assertStreamed(
            GroundedAnswer whole, List<String> pieces, QuotableContext context, GroundingRules rules) {
        RecordingListener recorded = new RecordingListener();
        GroundedText text = TestingGrounding.GROUNDING.begin(context, rules, recorded);
        pieces.forEach(text::add);
        GroundedAnswer streamed = text.finish();

        assertThat(streamed.text()).as("%s", pieces).isEqualTo(whole.text());
        assertThat(streamed.citations()).as("%s", pieces).isEqualTo(whole.citations());
        assertThat(streamed.summary()).isEqualTo(whole.summary());
        assertThat(streamed.warnings()).isEqualTo(whole.warnings());
        assertThat(recorded.text.toString()).isEqualTo(whole.text());
        assertThat(recorded.citations).isEqualTo(whole.citations());
        assertThat(streamed.longestHold()).isLessThanOrEqualTo(GroundedText.LONGEST_HOLD + LONGEST_PIECE);
    }

    /** Citations are in order without overlaps, and each is the slice of the answer at its offsets. */
    static void assertOffsets(GroundedAnswer answer, List<Passage> passages) {
        int[] text = answer.text().codePoints().toArray();
        int end = 0;
        for (Citation citation : answer.citations()) {
            assertThat(citation.start()).isGreaterThanOrEqualTo(end);
            assertThat(new String(text, citation.start(), citation.end() - citation.start()))
                    .isEqualTo(citation.text());
            end = citation.end();
            for (Citation.Source source : citation.sources()) {
                assertSource(source, passages);
            }
        }
    }

    private static void assertSource(Citation.Source source, List<Passage> passages) {
        Passage passage = passages.stream()
                .filter(each -> each.id().equals(source.passage()))
                .findFirst()
                .orElseThrow();
        assertThat(source.start()).isBetween(0, source.end());
        assertThat(source.end())
                .isLessThanOrEqualTo((int) passage.text().codePoints().count());
    }

    static List<String> pieces(Random random, String answer, int longest) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < answer.length()) {
            int end = Math.min(answer.length(), at + 1 + random.nextInt(longest));
            pieces.add(answer.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static List<String> letters(String answer) {
        return pieces(new Random(0), answer, 1);
    }

    private static final class RecordingListener implements GroundedText.Listener {
        private final StringBuilder text = new StringBuilder();
        private final List<Citation> citations = new ArrayList<>();

        @Override
        public void text(String piece) {
            assertThat(piece).isNotEmpty();
            text.append(piece);
        }

        @Override
        public void citation(Citation citation) {
            assertThat(text.codePointCount(0, text.length())).isGreaterThanOrEqualTo(citation.end());
            citations.add(citation);
        }
    }
}
