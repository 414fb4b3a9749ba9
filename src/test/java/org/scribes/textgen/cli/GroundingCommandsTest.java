package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code verify} and {@code references}. */
class GroundingCommandsTest {
    private static final String PASSAGES =
            "[{\"id\": \"1\", \"reference\": \"John 3:16\", \"text\": \"For God so loved the world, that he gave his only"
                    + " born Son.\"}]";
    private static final String MISQUOTED =
            "John 3:16 says, \"For God so loved the world, that he gave his one and only Son.\" [1]";
    private static final String TRUE =
            "John 3:16 says, \"For God so loved the world, that he gave his only born Son.\" [1]";

    @TempDir
    Path folder;

    private final TestingCommand command = new TestingCommand();

    @Test
    void trueAnswer_isZero() throws IOException {
        command.reading(TRUE).run("verify", "--passages", passages());

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("true   verified        quote").doesNotContain("FALSE");
    }

    @Test
    void falseAnswer_isOneAndShowsWhatTheSourceHas() throws IOException {
        command.reading(MISQUOTED).run("verify", "--passages", passages());

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out())
                .contains(
                        "FALSE  altered         quote     For God so loved the world, that he gave his one and only Son.",
                        "    the source has: For God so loved the world, that he gave his only born Son");
    }

    @Test
    void answer_isTheMendedOne() throws IOException {
        command.reading(MISQUOTED).run("verify", "--answer", "--passages", passages());

        assertThat(command.out().strip()).isEqualTo(TRUE);
    }

    @Test
    void json_isThatOfTheApi() throws IOException {
        command.reading("{\"answer\": " + Output.json(MISQUOTED) + ", \"grounding\": \"repair\", \"passages\": "
                        + PASSAGES + "}")
                .run("verify", "--json");

        JsonNode verified = Output.mapper().readTree(command.out());
        assertThat(verified.path("answer").asText()).isEqualTo(TRUE);
        assertThat(verified.path("citations").get(1).path("repaired_from").asText())
                .contains("one and only");
        assertThat(verified.fieldNames()).toIterable().containsExactly("answer", "citations", "grounding", "warnings");
    }

    @Test
    void withoutPassages_theBibleAloneCounts() {
        command.reading("John 10:9 says, \"I am the door. If anyone enters in by me, he will be saved.\"")
                .run("verify");

        assertThat(command.out()).contains("true   in the Bible    quote");
        assertThat(command.exitCode()).isZero();

        command.reading("John 10:9 says, \"I am the gate. If anyone enters in by me, he will be lost.\"")
                .run("verify");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out()).contains("FALSE  altered");
    }

    @Test
    void fileThatIsNotThere_isNamed() {
        command.run("verify", folder.resolve("none.txt").toString());

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().strip()).isEqualTo(folder.resolve("none.txt") + " does not exist");
    }

    @Test
    void whatCannotBeVerified_isNeitherTrueNorFalse() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"id\": \"1\"");

        assertThat(command.reading(" \n").run("verify").exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("the input is empty");
        assertThat(command.run("verify", binary.toString()).exitCode()).isEqualTo(2);
        assertThat(command.err()).contains(binary + " is not UTF-8 text");
        assertThat(command.reading("{\"answer\": 3}").run("verify").exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("the input is not the JSON of POST /api/v1/verify");
        assertThat(command.reading("x")
                        .run("verify", "--passages", wrong.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(command.err()).contains(wrong + " is not a JSON list of passages", "line 1");
        assertThat(command.run("references", folder.toString()).exitCode()).isEqualTo(2);
        assertThat(command.err()).contains(folder.toString());
    }

    @Test
    void policy_isGivenAsTheHelpWritesIt() throws IOException {
        command.reading(TRUE).run("verify", "--policy", "enforce", "--passages", passages());

        assertThat(command.exitCode()).isZero();
    }

    @Test
    void references_areListedByFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("sermon.txt"), "Read\nJohn 3:16.\n");

        command.run("references", file.toString());

        assertThat(command.exitCode()).isZero();
        assertThat(command.out().lines().toList().get(1).split("\\s{2,}", -1))
                .containsExactly(file.toString(), "2", "John 3:16", "John.3.16", "yes");
    }

    @Test
    void referenceThatDoesNotExist_isOne() {
        command.reading("Read Jude 2:1.").run("references");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out()).contains("Jude 2:1", "Jude.2.1", "NO");
    }

    @Test
    void references_asJson() throws IOException {
        command.reading("So 😀 John 3:16").run("references", "--json");

        JsonNode found = Output.mapper().readTree(command.out());
        assertThat(found.path("osis").asText()).isEqualTo("John.3.16");
        assertThat(found.path("start").asInt()).isEqualTo(5);
        assertThat(found.path("end").asInt()).isEqualTo(14);
        assertThat(found.path("exists").asBoolean()).isTrue();
    }

    @Test
    void references_inOtherLanguages() {
        command.reading("Lies Johannes 3,16.").run("references", "--languages", "de,en");

        assertThat(command.out()).contains("John.3.16");
    }

    private String passages() throws IOException {
        return Files.writeString(folder.resolve("passages.json"), PASSAGES).toString();
    }
}
