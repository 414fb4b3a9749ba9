package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class RepositoryListingFuzzTest {
    private static final HubErrors ERRORS =
            new HubErrors(new DownloadEndpoint(URI.create("https://hub.example"), Optional.empty()));
    private static final String COMMIT = "c".repeat(40);

    /** Any response is a listing of plain file names or MODEL_UNAVAILABLE. */
    @FuzzTest
    void anyBytes_areAListingOrUnavailable(byte[] body) {
        RepositoryListing listing;
        try {
            listing = RepositoryListing.parse(TestingHub.REPOSITORY, body, ERRORS);
        } catch (GenerationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE);
            return;
        }
        assertThat(listing.commit()).matches("[0-9a-f]{40}");
        assertThat(listing.files()).allSatisfy((name, file) -> {
            assertThat(name).isEqualTo(file.name()).doesNotContain("/", "\\", "..", "\0");
            assertThat(file.size()).isNotNegative();
            assertThat(file.checksum().hex()).matches("[0-9a-f]{40}|[0-9a-f]{64}");
        });
    }

    @Property(tries = 300)
    void anyListingText_isAListingOrUnavailable(
            @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String siblings) {
        anyBytes_areAListingOrUnavailable(
                ("{\"sha\":\"" + COMMIT + "\",\"siblings\":[" + siblings + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void deepNesting_isUnavailable() {
        anyBytes_areAListingOrUnavailable("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void requiredFileWithoutSizeOrChecksum_isUnavailable() {
        for (String sibling : new String[] {
            "{\"rfilename\":\"config.json\"}",
            "{\"rfilename\":\"config.json\",\"size\":2}",
            "{\"rfilename\":\"config.json\",\"blobId\":\"" + COMMIT + "\"}",
            "{\"rfilename\":\"config.json\",\"size\":-1,\"blobId\":\"" + COMMIT + "\"}",
            "{\"rfilename\":\"config.json\",\"size\":1e99,\"blobId\":\"" + COMMIT + "\"}",
            "{\"rfilename\":\"config.json\",\"size\":2,\"blobId\":\"../../x\"}",
            "{\"rfilename\":\"model.safetensors\",\"lfs\":{\"size\":2,\"sha256\":\"" + COMMIT + "\"}}"
        }) {
            byte[] body =
                    ("{\"sha\":\"" + COMMIT + "\",\"siblings\":[" + sibling + "]}").getBytes(StandardCharsets.UTF_8);
            assertThat(catchThrowable(() -> RepositoryListing.parse(TestingHub.REPOSITORY, body, ERRORS)))
                    .isInstanceOf(GenerationException.class)
                    .hasMessageContaining("has no valid size and checksum for");
        }
    }
}
