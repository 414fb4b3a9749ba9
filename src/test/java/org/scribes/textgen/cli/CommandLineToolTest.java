package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineToolTest {
    @Test
    void help_namesEveryCommand() {
        TestingCommand command = new TestingCommand().run("--help");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out())
                .contains("serve", "ask", "verify", "references", "keys", "models", "config", "doctor", "Exit codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "ask",
                "verify",
                "references",
                "keys",
                "keys add",
                "keys list",
                "keys revoke",
                "keys check",
                "models",
                "models list",
                "models scan",
                "models download",
                "models delete",
                "config",
                "config check",
                "config explain",
                "doctor"
            })
    void everyCommand_hasHelp(String command) {
        String[] arguments = (command + " --help").split(" ", -1);
        TestingCommand run = new TestingCommand().run(arguments);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: scribes-textgen " + command.split(" ", -1)[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "keys revoke", "verify --policy=nonsense", "ask", "keys add x --budget-usd=much"})
    void wrongUsage_isTwo(String command) {
        TestingCommand run = new TestingCommand().run(command.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run.err()).isNotBlank();
    }

    @Test
    void completion_isAScript() {
        TestingCommand run = new TestingCommand().run("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("complete", "scribes-textgen");
    }

    @Test
    void serve_saysWhatIsWrongBeforeItUnpacksAnything() {
        TestingCommand run = new TestingCommand("hf.generation.timeout", "abc").run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("did not start", "hf.generation.timeout is \"abc\" (from test): allowed is a number");
    }

    @Test
    void serve_saysThatItNeedsTheJar() {
        TestingCommand run = new TestingCommand().run("serve");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("mvn -Pdist package", "mvn liberty:run");
    }
}
