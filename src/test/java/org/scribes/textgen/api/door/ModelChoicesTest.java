package org.scribes.textgen.api.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.RequestKind;

class ModelChoicesTest {
    private final ModelChoices models = choices(false);

    private static ModelChoices choices(boolean anyModel) {
        return new ModelChoices(() -> "org/first", () -> List.of("org/first", "second", "odd:tasks"), anyModel);
    }

    @Test
    void defaultModel_meansAllBackends() {
        assertThat(models.choose("org/first", false))
                .isEqualTo(new ModelChoice(Optional.empty(), RequestKind.QUESTION, "org/first", List.of()));
        assertThat(models.choose(null, false)).isEqualTo(models.choose("org/first", false));
    }

    @Test
    void otherModel_isTheOnlyOne() {
        assertThat(models.choose("second", false).named()).contains("second");
    }

    @Test
    void secondName_isForTasks() {
        assertThat(models.choose("org/first:tasks", false).kind()).isEqualTo(RequestKind.TASK);
        assertThat(models.choose("second:tasks", false))
                .isEqualTo(new ModelChoice(Optional.of("second"), RequestKind.TASK, "second", List.of()));
        assertThat(models.choose("odd:tasks", false).kind()).isEqualTo(RequestKind.QUESTION);
        assertThat(models.choose("second", true).kind()).isEqualTo(RequestKind.TASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dummy", ":tasks", "SECOND", "second ", "third:tasks"})
    void unknownModel_isNotFound(String name) {
        assertThatThrownBy(() -> models.choose(name, false))
                .isInstanceOfSatisfying(GenerationException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
                    assertThat(failure.field()).contains("model");
                    assertThat(failure).hasMessageContaining("org/first").hasMessageNotContaining("dummy");
                });
    }

    @Test
    void anyModel_isTheDefaultOneWithAWarning() {
        ModelChoice choice = choices(true).choose("dummy", false);

        assertThat(choice.named()).isEmpty();
        assertThat(choice.shown()).isEqualTo("org/first");
        assertThat(choice.warnings())
                .containsExactly("there is no model of the requested name here: org/first answers");
    }

    @Test
    void names_areTheDefaultFirstEachWithOneForTasks() {
        assertThat(models.names())
                .startsWith("org/first", "org/first:tasks", "second", "second:tasks")
                .doesNotHaveDuplicates();
        assertThat(models.names()).allSatisfy(models::require);
    }
}
