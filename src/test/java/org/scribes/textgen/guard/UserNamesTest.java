package org.scribes.textgen.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserNamesTest {
    @Test
    void pseudonym_isTheBeginningOfTheHmac() {
        // RFC 4231, test case 2
        assertThat(new UserNames("Jefe".getBytes(US_ASCII)).pseudonym("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c7");
    }

    @Test
    void otherNameOrKey_hasAnotherPseudonym() {
        UserNames names = new UserNames(new byte[32]);

        assertThat(names.pseudonym("jane")).isEqualTo(new UserNames(new byte[32]).pseudonym("jane"));
        assertThat(names.pseudonym("jane")).isNotEqualTo(names.pseudonym("Jane"));
        assertThat(names.pseudonym("jane")).isNotEqualTo(new UserNames(new byte[] {1}).pseudonym("jane"));
    }
}
