package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadEndpointTest {
    private static final RepositoryId MODEL = new RepositoryId("owner/name");

    @Test
    void mirrorPath_isKept() {
        DownloadEndpoint mirror = endpoint("https://mirror.example/hf/");

        assertThat(mirror.page(MODEL)).hasToString("https://mirror.example/hf/owner/name");
        assertThat(mirror.listing(MODEL, Revision.MAIN))
                .hasToString("https://mirror.example/hf/api/models/owner/name/revision/main?blobs=true");
        assertThat(mirror.content(MODEL, "c".repeat(40), "config.json"))
                .hasToString("https://mirror.example/hf/owner/name/resolve/" + "c".repeat(40) + "/config.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "huggingface.co",
                "ftp://a.example",
                "https:///x",
                "https://u:p@a.example",
                "https://a.example?b",
                "https://a.example#b",
                "file:/x"
            })
    void invalidHubAddress_isRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(address))
                .withMessageStartingWith("must be the address of a hub");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example/x, true",
        "https://HUB.example:443/x, true",
        "http://hub.example/x, false",
        "https://hub.example:8443/x, false",
        "https://cdn.hub.example/x, false",
        "https://hub.example.evil/x, false",
        "https://hub.example@evil.example/x, false"
    })
    void sameOrigin_requiresSchemeHostAndPort(URI address, boolean home) {
        assertThat(endpoint("https://hub.example").isSameOrigin(address)).isEqualTo(home);
    }

    @Test
    void token_isNotShown() {
        DownloadEndpoint hub =
                new DownloadEndpoint(URI.create("https://hub.example"), Optional.of(new AccessToken(" hf_secret\n")));

        assertThat(hub.toString()).doesNotContain("secret");
        assertThat(hub.token())
                .hasValueSatisfying(token -> assertThat(token.authorization()).isEqualTo("Bearer hf_secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hf_a b", "hf_a\r\nX-Evil: 1", "hf_é"})
    void invalidToken_isRefusedWithoutShowingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessToken(key))
                .withMessage("must be one word of printable ASCII characters");
    }

    private static DownloadEndpoint endpoint(String address) {
        return new DownloadEndpoint(URI.create(address), Optional.empty());
    }
}
