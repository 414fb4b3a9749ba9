package org.scribes.textgen.generation.candidate;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.scribes.textgen.domain.Standing;

/** Checks of answers, one after another and at random. */
final class TestingChecks {
    private TestingChecks() {}

    /** A supported answer that cites {@code passages} in all its sentences. */
    static AnswerChecks supported(String... passages) {
        return answer(Standing.SUPPORTED, 0, 1, passages);
    }

    static AnswerChecks answer(Standing standing, int falseQuotations, double support, String... passages) {
        return new AnswerChecks(
                standing,
                falseQuotations,
                OptionalDouble.of(support),
                OptionalDouble.empty(),
                1,
                1,
                OptionalDouble.empty(),
                Set.copyOf(Arrays.asList(passages)));
    }

    static AnswerChecks likely(AnswerChecks answer, OptionalDouble likelihood) {
        return new AnswerChecks(
                answer.standing(),
                answer.falseQuotations(),
                answer.support(),
                answer.answered(),
                answer.length(),
                answer.variety(),
                likelihood,
                answer.cited());
    }

    /** Any answer that was checked. */
    static Arbitrary<AnswerChecks> any() {
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        Arbitraries.of(Standing.SUPPORTED, Standing.REFUSAL, Standing.UNSUPPORTED),
                        Arbitraries.integers().between(0, 3),
                        share,
                        share,
                        share,
                        share,
                        Arbitraries.of("1", "2", "3").set().ofMaxSize(3))
                .as((standing, falseQuotations, support, length, variety, likelihood, cited) -> new AnswerChecks(
                        standing,
                        falseQuotations,
                        OptionalDouble.of(support),
                        OptionalDouble.empty(),
                        length,
                        variety,
                        OptionalDouble.of(likelihood),
                        cited));
    }

    /** Several answers. */
    static Arbitrary<List<AnswerChecks>> several() {
        return any().list().ofMinSize(2).ofMaxSize(8);
    }
}
