package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.cli.CommandLineSyntax;

/**
 * Every command in README, CONTRIBUTING and docs is of a kind that a test checks, or an exception with its reason. {@code
 * DocumentedCommandsIT} runs those of curl.
 */
class DocumentedCommandsTest {
    private static final String ANY = "…";
    private static final String JAR = "target/scribes-textgen.jar";
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Commands that are not checked, by how they begin, each with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("(umask 077;", "KeyCommandsTest runs it"),
            Map.entry("java ReadStream.java ", "DocumentedStreamIT runs it"),
            Map.entry("python3 examples/python/assistant_service.py ", "AssistantExamplesIT runs it"),
            Map.entry("pip install ", "installs other people's programs, which only their users need"),
            Map.entry("docker ", "needs a Docker engine"),
            Map.entry("npm install ", "installs other people's programs, which only benchmarks and their users need"),
            Map.entry("osv-scanner ", "asks a database on the Internet"),
            Map.entry("apt-get install ", "changes the machine"),
            Map.entry("hf download", "is a program of Hugging Face's"),
            Map.entry("jq ", "is another program, on a log that is not here"),
            Map.entry("export PYTORCH_LIBRARY_PATH=", "needs a GPU and libtorch's CUDA build"),
            Map.entry("export LD_LIBRARY_PATH=", "needs a GPU and the CUDA runtime"),
            Map.entry("llama-server ", "is another program"));

    /** Answers that no command in the document brings about, by a text in them, each with the test that does. */
    private static final Map<String, String> ANSWERS_OF_OTHER_TESTS = Map.of(
            "\"token\":{\"id\":0", "TgiIT",
            "BUDGET_EXCEEDED", "AccountsIT",
            "e-mail address masked", "OutputIT",
            "RateLimit-Policy: ", "SharedLimitsIT",
            "\"failed_share\"", "ComparisonIT");

    @TestFactory
    Stream<DynamicTest> commands_areChecked() throws IOException {
        return DocumentedCommand.all().stream()
                .map(command -> dynamicTest(
                        command.toString(),
                        () -> assertThat(problems(command))
                                .as(command.place() + "\n" + command.text())
                                .isEmpty()));
    }

    @Test
    void exceptions_areNeeded() throws IOException {
        List<DocumentedCommand> commands = DocumentedCommand.all();

        assertThat(EXCEPTIONS.keySet())
                .allSatisfy(begin -> assertThat(commands)
                        .anySatisfy(command -> assertThat(command.text()).startsWith(begin)));
    }

    @Test
    void answersWithoutACommand_areThoseOfOtherTests() throws IOException {
        List<DocumentedCommand> answers = DocumentedCommand.answersAlone();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(ANSWERS_OF_OTHER_TESTS.keySet())
                        .as(answer.toString())
                        .anySatisfy(text -> assertThat(answer.text()).contains(text)));
        assertThat(ANSWERS_OF_OTHER_TESTS).allSatisfy((text, test) -> {
            assertThat(answers).anySatisfy(answer -> assertThat(answer.text()).contains(text));
            assertThat(Path.of("src/test/java/org/scribes/textgen/blackbox", test + ".java"))
                    .exists();
        });
    }

    @Test
    void whatIsWrong_isFound(@TempDir Path folder) throws IOException {
        assertThat(problems(command(folder, "make all"))).containsExactly("no test knows the program make");
        assertThat(problems(command(folder, "mvn verfy -Pfast -Dtest=NoSuchTest -Dspeed=1")))
                .containsExactly(
                        "no phase or goal verfy",
                        "no profile fast",
                        "no test NoSuchTest for -Dtest",
                        "no property speed");
        assertThat(problems(command(folder, "HF_MODEL_PAHT=/models mvn liberty:run")))
                .anySatisfy(problem -> assertThat(problem).contains("HF_MODEL_PAHT"));
        assertThat(problems(command(folder, "TEXTGEN_BACKENDS=extractive mvn liberty:run")))
                .containsExactly("EXTRACTIVE would answer, not LOCAL");
        assertThat(problems(command(folder, "java -jar " + JAR + " doctr"))).hasSize(1);
        assertThat(problems(command(folder, "java -jar " + JAR + " doctor --quickly")))
                .hasSize(1);
        assertThat(problems(command(folder, "bench/run --sideways"))).containsExactly("no option --sideways");
        assertThat(problems(command(folder, "select everything from ledger"))).hasSize(1);
        assertThat(problems(command(folder, "curl http://localhost:8080/api/v1/model")))
                .hasSize(1);
    }

    /** A command below a paragraph on checkpoints. */
    private static DocumentedCommand command(Path folder, String text) throws IOException {
        Path document = Files.writeString(folder.resolve("a.md"), "Your own checkpoint:\n\n    " + text + "\n");
        CodeBlock block = CodeBlock.of(document).get(0);
        return DocumentedCommand.of(block, text);
    }

    private static List<String> problems(DocumentedCommand command) throws IOException {
        if (EXCEPTIONS.keySet().stream().anyMatch(command.text()::startsWith)) {
            return List.of();
        }
        if (command.text().matches("(?s)(select|delete) .*")) {
            return sql(command.text());
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        boolean serves = true;
        for (List<String> words : ShellWords.of(command.text()).commands()) {
            List<String> program = programOf(words, variables);
            serves = program.isEmpty() || program.contains("liberty:run") || program.contains(JAR);
            if (!program.isEmpty()) {
                problems.addAll(ofProgram(program));
            }
        }
        if (serves && !variables.isEmpty()) {
            problems.addAll(new DocumentedSettings(variables).problems(command.lead(), command.heading()));
        }
        return problems;
    }

    /** What follows the variables that {@code words} set, which it adds to {@code variables}. */
    private static List<String> programOf(List<String> words, Map<String, String> variables) {
        int i = words.get(0).equals("export") ? 1 : 0;
        for (; i < words.size() && words.get(i).matches("[A-Z_]+=.*"); i++) {
            String[] setting = words.get(i).split("=", 2);
            variables.put(setting[0], setting[1].replace(ANY, "x"));
        }
        return words.subList(i, words.size());
    }

    private static List<String> ofProgram(List<String> words) throws IOException {
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        if (program.equals("mvn")) {
            return MavenLine.problems(arguments);
        }
        if (program.equals("curl")) {
            return arguments.stream().anyMatch(word -> word.startsWith("http://localhost:9080/"))
                    ? List.of()
                    : List.of("it does not ask http://localhost:9080");
        }
        if (program.equals("java") && arguments.size() > 1 && arguments.get(1).equals(JAR)) {
            return CommandLineSyntax.problem(arguments.subList(2, arguments.size())).stream()
                    .toList();
        }
        if (program.equals("java")) {
            return Files.isRegularFile(Path.of(arguments.get(0))) ? List.of() : List.of("no file " + arguments.get(0));
        }
        if (program.startsWith("bench/")) {
            return ofScript(Path.of(program), arguments);
        }
        return List.of("no test knows the program " + program);
    }

    private static List<String> ofScript(Path script, List<String> arguments) throws IOException {
        if (!Files.isExecutable(script)) {
            return List.of("no program " + script);
        }
        String text = Files.readString(script);
        return arguments.stream()
                .filter(argument -> argument.startsWith("--") && !text.contains(argument))
                .map(argument -> "no option " + argument)
                .toList();
    }

    /** Runs it on the ledger's tables. */
    private static List<String> sql(String statement) throws IOException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:");
                Statement run = database.createStatement()) {
            try (Stream<Path> files = Files.list(MIGRATIONS)) {
                for (Path file : files.sorted().toList()) {
                    try (Reader migration = Files.newBufferedReader(file)) {
                        RunScript.execute(database, migration);
                    }
                }
            }
            run.execute(statement.replace(ANY, "0"));
            return List.of();
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
