package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.guard.ApiKeys;

class KeysCommandTest {
    @TempDir
    Path folder;

    private Path data = Path.of("");
    private TestingCommand command = new TestingCommand();

    @BeforeEach
    void setUp() {
        data = folder.resolve("new").resolve("data");
        command = new TestingCommand("textgen.data.dir", data.toString(), "textgen.auth", "api-key");
    }

    @Test
    void add_makesTheFolderAndAKeyThatIsKnown() throws IOException {
        command.run(
                "keys",
                "add",
                "assistant",
                "--requests-per-minute=60",
                "--tokens-per-minute=9000",
                "--budget-usd=25.50",
                "--usage-all");

        assertThat(command.exitCode()).isZero();
        String key = command.out().strip();
        assertThat(key).matches("k[0-9a-f]{8}\\.[A-Za-z0-9_-]{43}");
        Optional<Client> client = keys().find(key);
        assertThat(client).map(Client::name).contains("assistant");
        assertThat(client.orElseThrow().limits())
                .isEqualTo(new Client.Limits(
                        OptionalInt.of(60), OptionalInt.of(9000), Optional.of(new BigDecimal("25.50"))));
        assertThat(client.orElseThrow().seesAll()).isTrue();
        assertThat(Files.readString(file())).doesNotContain(key.substring(key.indexOf('.')));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void revoke_removesThatKeyAndKeepsTheRest() throws IOException {
        String first = command.run("keys", "add", "one").out().strip();
        Files.writeString(file(), "# mine\n" + Files.readString(file()) + "nonsense\n");
        String second = command.run("keys", "add", "two").out().strip();

        command.run("keys", "revoke", first.substring(0, first.indexOf('.')));

        assertThat(command.exitCode()).isZero();
        assertThat(keys().find(first)).isEmpty();
        assertThat(keys().find(second)).isPresent();
        assertThat(Files.readString(file())).startsWith("# mine\n").contains("nonsense\n");
    }

    @Test
    void revoke_ofAKeyThatIsNotThere_isAFailure() {
        command.run("keys", "revoke", "k1");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("there is no key k1 in " + file());
    }

    @Test
    void list_showsClientsAndNoHash() throws IOException {
        String key = command.run("keys", "add", "assistant", "--requests-per-minute=60")
                .out()
                .strip();

        command.run("keys", "list");

        assertThat(command.out().lines().toList().get(1))
                .startsWith(key.substring(0, key.indexOf('.')))
                .contains("assistant", "60", "own");
        assertThat(command.out()).doesNotContain(Files.readString(file()).split(" ", -1)[1]);
    }

    @Test
    void list_ofNothing_saysHowToMakeOne() {
        assertThat(command.run("keys", "list").err()).contains("keys add NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "k1 abc name,                               'line 2 is ignored: the second word must be a SHA-256: 64 hexadecimal digits'",
        "k1 SHA,                                    'line 2 is ignored: it must have an id, a SHA-256 and a name, separated by spaces'",
        "k.1 SHA name,                              'line 2 is ignored: the id must be 1 to 64 letters, digits, - or _'",
        "k1 SHA na:me,                              'line 2 is ignored: the name must be 1 to 64 letters, digits or ._@+-'",
        "k1 SHA name limit=3,                       'line 2 is ignored: behind the name only requests-per-minute, tokens-per-minute, budget-usd, usage are allowed, each as name=value'",
        "k1 SHA name budget-usd=much,               'line 2 is ignored: budget-usd must be an amount such as 25 or 0.50'",
        "k1 SHA name usage=own,                     'line 2 is ignored: usage can only be all'",
        "k1 SHA name requests-per-minute=1 requests-per-minute=2, 'line 2 is ignored: requests-per-minute is given twice'",
        "k0 SHA name,                               'line 2 is ignored: the id is that of an earlier line'",
    })
    void check_saysWhichLineIsWrongAndWhy(String line, String problem) throws IOException {
        Files.createDirectories(data);
        String hash = "0".repeat(64);
        Files.writeString(file(), "k0 " + hash + " first\n" + line.replace("SHA", hash) + "\n");

        command.run("keys", "check");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err().strip()).isEqualTo(problem);
        assertThat(command.out()).contains("1 key, 1 wrong line");
    }

    @Test
    void check_ofARightFile_isZero() {
        command.run("keys", "add", "one");

        assertThat(command.run("keys", "check").exitCode()).isZero();
    }

    @Test
    void add_ofANameThatCannotBe_changesNothing() {
        command.run("keys", "add", "two words");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("the name must be 1 to 64");
        assertThat(file()).doesNotExist();
    }

    @Test
    void add_ofALimitThatCannotBe_changesNothing() {
        command.run("keys", "add", "one", "--budget-usd=-3");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("budget-usd must be an amount such as 25 or 0.50");
        assertThat(file()).doesNotExist();
    }

    @Test
    void add_withoutKeysAskedFor_saysSo() {
        TestingCommand open = new TestingCommand("textgen.data.dir", data.toString());

        assertThat(open.run("keys", "add", "one").err()).contains("TEXTGEN_AUTH=api-key");
        assertThat(command.run("keys", "add", "two").err()).doesNotContain("TEXTGEN_AUTH=api-key");
    }

    @Test
    void fileGiven_isUsed() {
        Path other = folder.resolve("other-keys");

        command.run("keys", "add", "one", "--file", other.toString());

        assertThat(other).exists();
        assertThat(file()).doesNotExist();
    }

    @Test
    void manyAtOnce_loseNothing() throws IOException {
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> new TestingCommand("textgen.data.dir", data.toString()).run("keys", "add", "client" + i)))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(keys().size()).isEqualTo(8);
    }

    private ApiKeys keys() throws IOException {
        return ApiKeys.of(Files.readAllLines(file()), line -> {});
    }

    private Path file() {
        return data.resolve("api-keys");
    }
}
