package org.scribes.textgen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FieldDigestTest {
    @Property(tries = 500)
    void differentFields_haveDifferentDigests(
            @ForAll @Size(max = 4) List<@StringLength(max = 3) String> one,
            @ForAll @Size(max = 4) List<@StringLength(max = 3) String> other) {
        assertThat(key(one).equals(key(other))).isEqualTo(one.equals(other));
    }

    @Test
    void fieldBoundary_changesTheDigest() {
        assertThat(key(List.of("ab", "c"))).isNotEqualTo(key(List.of("a", "bc")));
        assertThat(key(List.of("a", ""))).isNotEqualTo(key(List.of("", "a")));
    }

    @Test
    void absentText_differsFromEmptyText() {
        assertThat(new FieldDigest().field(Optional.empty()).end())
                .isNotEqualTo(new FieldDigest().field(Optional.of("")).end());
    }

    @Test
    void digest_isSha256InHexadecimal() {
        assertThat(new FieldDigest().end())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String key(List<String> fields) {
        FieldDigest digest = new FieldDigest();
        fields.forEach(digest::field);
        return digest.end();
    }
}
