package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Client.Limits;

class ApiKeysTest {
    private static final String HASH = "0".repeat(64);

    private final List<Integer> wrong = new ArrayList<>();

    @Test
    void knownKey_isFoundWithItsNameAndLimits() {
        ApiKeys keys = read(
                "# made in May",
                "",
                TestingKeys.line("k1", "assistant"),
                TestingKeys.line("k2", "batch requests-per-minute=60  tokens-per-minute=9000\tbudget-usd=25.50"));

        assertThat(keys.find(TestingKeys.key("k1"))).contains(new Client("k1", "assistant", Limits.NONE));
        assertThat(keys.find(TestingKeys.key("k2")))
                .contains(new Client(
                        "k2",
                        "batch",
                        new Limits(OptionalInt.of(60), OptionalInt.of(9000), Optional.of(new BigDecimal("25.50")))));
        assertThat(keys.size()).isEqualTo(2);
        assertThat(wrong).isEmpty();
    }

    @Test
    void usageAll_isReadFromTheLine() {
        assertThat(read(TestingKeys.line("k1", "owner usage=all")).find(TestingKeys.key("k1")))
                .contains(new Client("k1", "owner", Limits.NONE, true));
        assertThat(read(TestingKeys.line("k1", "owner usage=own")).find(TestingKeys.key("k1")))
                .isEmpty();
        assertThat(wrong).containsExactly(1);
    }

    @Test
    void upperCaseHash_isAccepted() {
        String[] words = TestingKeys.line("k1", "x").split(" ", -1);

        assertThat(read("k1 " + words[1].toUpperCase(Locale.ROOT) + " x").find(TestingKeys.key("k1")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "k1",
                "k1.",
                "k1.short",
                "k2.sssssssssssssssssssssssssssssssssssssssssss",
                "k1.ssssssssssssssssssssssssssssssssssssssssssS",
                "k1.ssssssssssssssssssssssssssssssssssssssssssss",
                "K1.sssssssssssssssssssssssssssssssssssssssssss",
                " k1.sssssssssssssssssssssssssssssssssssssssssss",
                "k1.sssssssssssssssssssssssssssssssssssssssssss\n",
                "k1.ßsssssssssssssssssssssssssssssssssssssssssss"
            })
    void otherKey_isUnknown(String key) {
        assertThat(read(TestingKeys.line("k1", "assistant")).find(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k1",
                "k1 " + "0",
                "k1 x name",
                "k.1 HASH name",
                "k1 HASH",
                "k1 HASH two words",
                "k1 HASH na/me",
                "k1 HASH name requests-per-minute=-1",
                "k1 HASH name requests-per-minute=",
                "k1 HASH name requests-per-minute=1.5",
                "k1 HASH name requests-per-minute=10000000000",
                "k1 HASH name requests-per-minute=1 requests-per-minute=2",
                "k1 HASH name requests=1",
                "k1 HASH name =1",
                "k1 HASH name budget-usd=1e9",
                "k1 HASH name budget-usd=$5",
                "k0 HASH name"
            })
    void wrongLine_isReportedByNumberAndSkipped(String line) {
        ApiKeys keys =
                read(TestingKeys.line("k0", "before"), line.replace("HASH", HASH), TestingKeys.line("k9", "after"));

        assertThat(wrong).containsExactly(2);
        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.find(TestingKeys.key("k0"))).map(Client::name).contains("before");
        assertThat(keys.find(TestingKeys.key("k9"))).isPresent();
    }

    @Property(tries = 300)
    void arbitraryText_isParsedWithoutKeys(@ForAll List<String> lines, @ForAll String key) {
        assertThat(ApiKeys.of(lines, line -> {}).find(key)).isEmpty();
    }

    private ApiKeys read(String... lines) {
        return ApiKeys.of(List.of(lines), line -> wrong.add(line.number()));
    }
}
