package org.scribes.textgen.generation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.SamplingOptions;

class CandidatePlanTest {
    private final GenerationRequest request =
            new TestingPipeline(Executors.newCachedThreadPool()).request(GroundingPolicy.REPAIR, Delivery.STREAM_ERROR);

    @Test
    void candidates_haveSeedsDerivedFromTheRequests() {
        List<OptionalLong> seeds = seeds(several(4, List.of()));

        assertThat(seeds).doesNotHaveDuplicates().startsWith(OptionalLong.of(7));
        assertThat(seeds).isEqualTo(seeds(several(4, List.of())));
        assertThat(seeds(several(8, List.of()))).startsWith(seeds.toArray(OptionalLong[]::new));
    }

    @Test
    void candidates_areNotStreamedAndAskForNoCandidates() {
        assertThat(plan(several(2, List.of())).requests()).allSatisfy(candidate -> {
            assertThat(candidate.delivery()).isEqualTo(Delivery.WHOLE);
            assertThat(candidate.candidates().several()).isFalse();
            assertThat(candidate.candidates().scored()).isTrue();
        });
    }

    @Test
    void models_takeTurns() {
        assertThat(plan(several(5, List.of("a", "b"))).requests())
                .extracting(candidate -> candidate.model().orElseThrow())
                .containsExactly("a", "b", "a", "b", "a");
    }

    @Test
    void greedyRequest_keepsOneGreedyCandidateOfEachModelAndWarns() {
        CandidatePlan plan = CandidatePlan.of(several(4, List.of("a", "b")), model -> OptionalDouble.of(0));

        assertThat(plan.requests())
                .extracting(candidate -> candidate.options().temperature())
                .containsExactly(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(CandidatePlan.SAMPLED),
                        OptionalDouble.of(CandidatePlan.SAMPLED));
        assertThat(plan.warnings()).hasSize(1);
    }

    @Test
    void givenTemperature_winsOverTheModels() {
        SamplingOptions warm = request.options().atTemperature(0.3);
        GenerationRequest several = several(2, List.of()).variant("id", warm);

        assertThat(CandidatePlan.of(several, model -> OptionalDouble.of(0)).warnings())
                .isEmpty();
    }

    private GenerationRequest several(int count, List<String> models) {
        return request.choosing(new CandidateOptions(count, CandidateMode.BEST, models, false, false));
    }

    private static CandidatePlan plan(GenerationRequest several) {
        return CandidatePlan.of(several, (Optional<String> model) -> OptionalDouble.of(0.5));
    }

    private static List<OptionalLong> seeds(GenerationRequest several) {
        return plan(several).requests().stream()
                .map(candidate -> candidate.options().seed())
                .toList();
    }
}
