package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"main", "v1.0", "refs/pr/1", "float16", "feature/a_b", "0123456789abcdef0123456789abcdef01234567"
            })
    void validRevision_isAccepted(String revision) {
        assertThat(new Revision(revision)).hasToString(revision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../x", "a/../b", "/a", "a/", "a//b", "a b", "a\\b", "a\0", ".hidden", "a/.b"})
    void invalidRevision_isRefused(String revision) {
        assertThatThrownBy(() -> new Revision(revision)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void revision_isOneUrlSegment() {
        DownloadEndpoint hub = new DownloadEndpoint(URI.create("https://hub.example"), Optional.empty());

        assertThat(hub.listing(new RepositoryId("a/b"), new Revision("refs/pr/1")))
                .hasToString("https://hub.example/api/models/a/b/revision/refs%2Fpr%2F1?blobs=true");
    }
}
