package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.scribes.textgen.backend.TestingCatalogue.asking;
import static org.scribes.textgen.backend.TestingCatalogue.model;
import static org.scribes.textgen.backend.TestingCatalogue.served;
import static org.scribes.textgen.backend.TestingCatalogue.user;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.CatalogueModel.Defaults;
import org.scribes.textgen.config.CatalogueModel.Shadow;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.Variant;

class ServedModelsTest {
    private static final int MANY = 20_000;

    @Test
    void modelWithoutWeights_asksItsTargetsInOrder() {
        ServedModels models = served(model("pastor", "router", "vllm", "small"));

        GenerationRequest assigned = models.assign(asking("pastor", "Why?"), user("ann"));

        assertThat(assigned.variant()).contains(new Variant("pastor", "router", false));
        assertThat(assigned.model()).as("no target knows the catalogue's name").isEmpty();
        assertThat(order(models, assigned)).containsExactly("router", "vllm", "small");
    }

    @Test
    void weights_areTheSharesOfUsers() {
        ServedModels models = served(model("trial", "one:90", "two:10", "last"));

        double first = IntStream.range(0, MANY)
                        .mapToObj(index -> models.assign(asking("trial", "Why?"), user("user-" + index)))
                        .filter(assigned ->
                                assigned.variant().orElseThrow().target().equals("one"))
                        .count()
                / (double) MANY;

        assertThat(first).isCloseTo(0.9, within(0.01));
    }

    @Test
    void drawnTarget_isFirstAndTheOthersFollowInOrder() {
        ServedModels models = served(model("trial", "never:0", "two:1", "last"));

        GenerationRequest assigned = models.assign(asking("trial", "Why?"), user("ann"));

        assertThat(order(models, assigned)).containsExactly("two", "never", "last");
    }

    @Test
    void user_keepsTheTargetWhateverTheQuestion() {
        ServedModels models = served(model("trial", "one:1", "two:1"));

        assertThat(IntStream.range(0, 50)
                        .mapToObj(index -> models.assign(asking("trial", "Question " + index), user("ann")))
                        .map(assigned -> assigned.variant().orElseThrow().target())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void conversationWithoutAUser_keepsTheTarget() {
        ServedModels models = served(model("trial", "one:1", "two:1"));
        for (int index = 0; index < 50; index++) {
            String first = "Question " + index;
            GenerationRequest begin = models.assign(asking("trial", first), Caller.ANONYMOUS);
            Prompt later = new Prompt.Conversation(List.of(
                    new Message(Role.SYSTEM, "other words each time: " + index),
                    new Message(Role.USER, first),
                    new Message(Role.ASSISTANT, "An answer."),
                    new Message(Role.USER, "And then?")));
            GenerationRequest next = models.assign(asking("trial", first).asking(later, List.of()), Caller.ANONYMOUS);

            assertThat(next.variant()).isEqualTo(begin.variant());
        }
    }

    @Test
    void conversations_areSpread() {
        ServedModels models = served(model("trial", "one:1", "two:1"));

        assertThat(IntStream.range(0, 100)
                        .mapToObj(index -> models.assign(asking("trial", "Question " + index), Caller.ANONYMOUS))
                        .map(assigned -> assigned.variant().orElseThrow().target())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void shadow_isAskedForItsShareAndNotWithTheDraw() {
        ServedModels models =
                served(model("trial", Defaults.NONE, Optional.of(new Shadow("small", 0.25)), "one:1", "two:1"));
        int shadowed = 0;
        int ofOne = 0;
        for (int index = 0; index < MANY; index++) {
            Caller caller = user("user-" + index);
            GenerationRequest assigned = models.assign(asking("trial", "Why?"), caller);
            Optional<GenerationRequest> shadow = models.shadow(assigned, caller);
            if (shadow.isPresent()) {
                shadowed++;
                ofOne += assigned.variant().orElseThrow().target().equals("one") ? 1 : 0;
                assertThat(shadow.get().variant()).contains(new Variant("trial", "small", true));
                assertThat(shadow.get().cache()).isFalse();
                assertThat(order(models, shadow.get())).containsExactly("small");
            }
        }

        assertThat(shadowed / (double) MANY).isCloseTo(0.25, within(0.01));
        assertThat(ofOne / (double) shadowed)
                .as("the two draws are independent")
                .isCloseTo(0.5, within(0.03));
    }

    @Test
    void defaults_standWhereTheRequestSaysNothing() {
        Defaults defaults = new Defaults(
                OptionalDouble.of(0.3),
                OptionalDouble.of(0.8),
                OptionalInt.of(20),
                OptionalDouble.of(1.1),
                OptionalInt.of(120),
                Optional.of("Be kind."),
                Optional.of(GroundingPolicy.ENFORCE));
        ServedModels models = served(model("pastor", defaults, Optional.empty(), "one"), model("plain", "one"));
        GenerationRequest bare = asking("pastor", "Why?");

        GenerationRequest assigned =
                models.assign(bare.variant("r", bare.options().atTemperature(1.5)), Caller.ANONYMOUS);

        assertThat(assigned.options().temperature()).hasValue(1.5);
        assertThat(assigned.options().topP()).hasValue(0.8);
        assertThat(assigned.options().topK()).hasValue(20);
        assertThat(assigned.options().repetitionPenalty()).hasValue(1.1);
        assertThat(assigned.options().maxNewTokens()).hasValue(120);
        assertThat(assigned.prompt().messages())
                .containsExactly(new Message(Role.SYSTEM, "Be kind."), new Message(Role.USER, "Why?"));
        assertThat(models.grounding(Optional.of("pastor"))).contains(GroundingPolicy.ENFORCE);
        assertThat(models.grounding(Optional.empty())).contains(GroundingPolicy.ENFORCE);
        assertThat(models.grounding(Optional.of("plain"))).isEmpty();
        assertThat(models.assign(asking("plain", "Why?"), Caller.ANONYMOUS).options())
                .isEqualTo(bare.options());
    }

    @Test
    void systemMessageOfTheRequest_stays() {
        Defaults defaults = new Defaults(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.of("Be kind."),
                Optional.empty());
        ServedModels models = served(model("pastor", defaults, Optional.empty(), "one"));
        Prompt own =
                new Prompt.Conversation(List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Why?")));
        Prompt raw = new Prompt.Text("Why?", true);

        assertThat(models.assign(asking("pastor", "Why?").asking(own, List.of()), Caller.ANONYMOUS)
                        .prompt())
                .isEqualTo(own);
        assertThat(models.assign(asking("pastor", "Why?").asking(raw, List.of()), Caller.ANONYMOUS)
                        .prompt())
                .isEqualTo(raw);
    }

    @Test
    void unknownModel_isRefusedWithTheNames() {
        ServedModels models = served(model("pastor", "one"), model("trial", "one"));

        assertThatThrownBy(() -> models.assign(asking("one", "Why?"), Caller.ANONYMOUS))
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("pastor, or trial");
        assertThat(models.names()).containsExactly("pastor", "trial");
        assertThat(models.defaultName()).isEqualTo("pastor");
    }

    @Test
    void assignedRequest_isNotAssignedAgain() {
        ServedModels models = served(model("pastor", "one"), model("trial", "two"));
        GenerationRequest assigned = models.assign(asking("trial", "Why?"), Caller.ANONYMOUS);

        assertThat(models.assign(assigned, Caller.ANONYMOUS)).isSameAs(assigned);
    }

    private static List<String> order(ServedModels models, GenerationRequest request) {
        BackendChain chain = models.chain(request);
        return IntStream.iterate(0, index -> index + 1)
                .limit(chain.size())
                .mapToObj(index -> chain.at(index).target())
                .toList();
    }
}
