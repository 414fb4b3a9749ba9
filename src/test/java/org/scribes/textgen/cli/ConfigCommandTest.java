package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigCommandTest {
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
}
