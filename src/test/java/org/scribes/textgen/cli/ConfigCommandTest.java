package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final String[] CATALOGUE = {
        "textgen.targets.vllm.url", "http://vllm:8000",
        "textgen.targets.vllm.api-key", "secretsecret",
        "textgen.targets.small.path", "/models/small",
        "textgen.models.trial.targets", "vllm:90,extractive",
        "textgen.models.trial.shadow.target", "small",
        "textgen.models.trial.shadow.share", "0.1",
        "hf.model.path", "/models/one"
    };

    @Test
    void rightSettings_areZero() {
        assertThat(new TestingCommand().run("config", "check").exitCode()).isZero();
    }

    @Test
    void wrongSettings_areAllNamed() {
        TestingCommand command = new TestingCommand(
                        "hf.generation.timeout", "abc", "hf.model.paht", "/models", "textgen.colour", "red")
                .run("config", "check");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err())
                .contains(
                        "hf.generation.timeout is \"abc\"",
                        "hf.model.paht (from test) is not a property; do you mean hf.model.path?",
                        "textgen.colour is not read by anything");
    }

    @Test
    void explain_showsWhatIsSetAndNoSecret() {
        TestingCommand command = new TestingCommand("hf.api.key", "hf_secretsecret", "textgen.local.queue-size", "7")
                .run("config", "explain");

        assertThat(command.out())
                .contains("hf.api.key                a value that is not shown here  test", "\"7\"")
                .doesNotContain("secretsecret");
    }

    @Test
    void explainOfOne_isItsRowOfTheDocument() {
        TestingCommand command =
                new TestingCommand("hf.generation.timeout", "12").run("config", "explain", "HF_GENERATION_TIMEOUT");

        assertThat(command.out())
                .contains(
                        "hf.generation.timeout (HF_GENERATION_TIMEOUT)",
                        "deadline of a request",
                        "default: 30",
                        "now: \"12\", from test");
    }

    @Test
    void explainOfAll_hasEveryProperty() {
        assertThat(new TestingCommand().run("config", "explain", "--all").out())
                .contains("hf.model.path", "textgen.ledger.capacity", "LOG_FORMAT");
    }

    @Test
    void explainOfNothingKnown_isAFailure() {
        TestingCommand command = new TestingCommand().run("config", "explain", "textgen.colour");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("textgen.colour is not a property");
    }

    @Test
    void catalogue_isShownByCheck() {
        TestingCommand command = new TestingCommand(CATALOGUE).run("config", "check");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out().lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith("model targets shadow", "trial vllm 90, extractive small 0.1");
        assertThat(command.err())
                .isEqualToIgnoringNewLines(
                        "Warning: hf.model.path (from test) has no effect beside a catalogue: targets have keys for it");
    }

    @Test
    void catalogue_isExplainedWithoutItsKeys() {
        TestingCommand command = new TestingCommand(CATALOGUE).run("config", "explain");

        assertThat(command.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "textgen.targets.vllm.url \"http://vllm:8000\" test",
                        "textgen.targets.vllm.api-key a value that is not shown here test",
                        "textgen.models.trial.targets \"vllm:90,extractive\" test")
                .noneMatch(line -> line.contains("secretsecret"));
    }

    @Test
    void keyOfTheCatalogue_isExplained() {
        TestingCommand command =
                new TestingCommand(CATALOGUE).run("config", "explain", "textgen.models.trial.shadow.share");

        assertThat(command.out())
                .contains(
                        "textgen.models.trial.shadow.share (TEXTGEN_MODELS_TRIAL_SHADOW_SHARE)",
                        "now: \"0.1\", from test");
    }

    @Test
    void wrongCatalogue_isNamedWithItsLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("catalogue.yaml"), "models:\n  trial:\n    targets: [vllm, extractive]\n");

        TestingCommand command = new TestingCommand("textgen.catalogue", file.toString()).run("config", "check");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err())
                .startsWith(file + ", line 3: models.trial.targets is \"vllm,extractive\": vllm is not");
    }
}
