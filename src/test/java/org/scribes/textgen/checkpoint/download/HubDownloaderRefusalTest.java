package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Tests the messages when a hub refuses a model, and which hosts receive the token. */
class HubDownloaderRefusalTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final String KEY = "hf_MarkedKeyThatNobodyMaySee";
    private static final String[] GATED = {"X-Error-Code", "GatedRepo", "X-Error-Message", "Access is restricted."};

    @TempDir
    private Path cache;

    private TestingHub hub = TestingHub.withModel(Download.bytes(5000));
    private TestingHub storage = new TestingHub();

    @AfterEach
    void close() {
        hub.close();
        storage.close();
    }

    @Test
    void gatedModel_namesTermsPageAndToken() {
        hub.next(WEIGHTS, Answers.status(403, GATED));

        GenerationException failure = new Download(hub, cache).token(KEY).failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE);
        assertThat(failure)
                .hasMessageContaining("owner/name is gated")
                .hasMessageContaining(hub.address() + "/owner/name")
                .hasMessageContaining("HF_API_KEY must belong to the account")
                .hasMessageContaining("Access is restricted.")
                .message()
                .doesNotContain("none is set");
        assertThat(hub.seen(WEIGHTS)).hasSize(1);
    }

    @Test
    void gatedModelWithoutToken_saysThatNoneIsSet() {
        hub.next(WEIGHTS, Answers.status(401, GATED));

        assertThat(new Download(hub, cache).failure())
                .hasMessageContaining("accept its terms")
                .hasMessageContaining("none is set");
    }

    @Test
    void wrongToken_isNamed() {
        hub.next(
                TestingHub.LISTING,
                Answers.status(401, "X-Error-Message", "Invalid credentials in Authorization header"));

        assertThat(new Download(hub, cache).token(KEY).failure())
                .hasMessageContaining("HF_API_KEY is not accepted by " + hub.address());
    }

    @Test
    void unauthorizedWithoutToken_mayBeMissingOrPrivate() {
        hub.next(TestingHub.LISTING, Answers.status(401));

        assertThat(new Download(hub, cache).failure())
                .hasMessageContaining("owner/name is not found")
                .hasMessageContaining("HF_API_KEY")
                .hasMessageContaining("none is set");
    }

    @Test
    void forbidden_namesTheToken() {
        hub.next(TestingHub.LISTING, Answers.status(403));

        assertThat(new Download(hub, cache).token(KEY).failure())
                .hasMessageContaining("HF_API_KEY gives no right to read owner/name");
    }

    @Test
    void unknownModel_isNotFoundOrPrivate() {
        hub.next(TestingHub.LISTING, Answers.status(404, "X-Error-Code", "RepoNotFound"));

        assertThat(new Download(hub, cache).failure())
                .hasMessageContaining("owner/name is not found at " + hub.address())
                .hasMessageContaining("private");
    }

    @Test
    void unknownRevision_isNamed() {
        hub.next(TestingHub.LISTING, Answers.status(404, "X-Error-Code", "RevisionNotFound"));

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("owner/name has no revision main");
    }

    @Test
    void removedFile_isNamed() {
        hub.next(WEIGHTS, Answers.status(404, "X-Error-Code", "EntryNotFound"));

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("has no file model.safetensors");
    }

    @Test
    void busyHub_isRetriedAfterTheRequestedPause() throws Exception {
        hub.next(
                TestingHub.LISTING,
                Answers.status(429, "Retry-After", "7"),
                Answers.status(429, "RateLimit", "\"api\";r=0;t=55"),
                Answers.status(503));
        Download download = new Download(hub, cache);

        assertThat(download.run()).isDirectory();
        assertThat(download.sleeps)
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(55), Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void hubThatStaysBusy_failsAfterFiveRetries(int status) {
        for (int i = 0; i < 6; i++) {
            hub.next(TestingHub.LISTING, Answers.status(status, "Retry-After", "99999"));
        }
        Download download = new Download(hub, cache);

        assertThat(download.failure()).hasMessageContaining("127.0.0.1 answered " + status);
        assertThat(download.sleeps).hasSize(5).containsOnly(Duration.ofMinutes(2));
    }

    @Test
    void unreachableHub_isNamed() {
        hub.close();

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("127.0.0.1 cannot be reached");
    }

    @Test
    void repositoryWithoutSafetensors_namesMissingFiles() {
        hub.without(WEIGHTS).without("tokenizer.json");

        assertThat(new Download(hub, cache).failure())
                .hasMessageContaining("has no tokenizer.json, no model.safetensors");
        assertThat(hub.requestedFiles()).containsExactly(TestingHub.LISTING);
    }

    @Test
    void indexWithAMissingShard_namesIt() {
        hub.without(WEIGHTS).small("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"model-1.safetensors\"}}");

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("has no model-1.safetensors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/passwd", "a/../../b", "..\\\\x", ".."})
    void listingWithAPath_isRefused(String name) {
        hub.next(
                TestingHub.LISTING,
                Answers.text("{\"sha\":\"" + TestingHub.FIRST_COMMIT + "\",\"siblings\":[{\"rfilename\":\"" + name
                        + "\"}]}"));

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("outside of its folder");
        assertThat(hub.requestedFiles()).containsExactly(TestingHub.LISTING);
    }

    @Test
    void invalidListing_isNotQuoted() {
        hub.next(TestingHub.LISTING, Answers.text("<html>secret words"));

        assertThat(Download.text(new Download(hub, cache).failure()))
                .contains("is not JSON")
                .doesNotContain("secret");
    }

    @Test
    void redirectToStorage_omitsTheToken() throws Exception {
        storage.large("weights", hub.content(WEIGHTS).bytes());
        hub.next(WEIGHTS, Answers.status(302, "Location", stored("weights")));
        Download download = new Download(hub, cache).token(KEY);
        download.keepPartial(WEIGHTS, Arrays.copyOf(hub.content(WEIGHTS).bytes(), 100));

        Path snapshot = download.run();

        assertThat(snapshot.resolve(WEIGHTS))
                .hasBinaryContent(hub.content(WEIGHTS).bytes());
        assertThat(hub.seen).extracting(TestingHub.Seen::authorization).containsOnly(Optional.of("Bearer " + KEY));
        assertThat(storage.seen("weights")).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEmpty();
            assertThat(request.range()).contains("bytes=100-");
        });
    }

    @Test
    void relativeRedirect_keepsTheToken() throws Exception {
        hub.next(
                TestingHub.LISTING, Answers.status(307, "Location", "/api/models/owner/name/revision/main?blobs=true"));

        new Download(hub, cache).token(KEY).run();

        assertThat(hub.seen(TestingHub.LISTING))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.authorization()).contains("Bearer " + KEY));
    }

    @Test
    void expiredStorageUrl_isRequestedAgain() throws Exception {
        hub.next(WEIGHTS, Answers.status(302, "Location", stored("gone") + "?signature=s3cret"));
        storage.next("gone", Answers.status(403));

        assertThat(new Download(hub, cache).run()).isDirectory();
        assertThat(hub.seen(WEIGHTS)).hasSize(2);
    }

    @Test
    void endlessRedirects_fail() {
        for (int i = 0; i < 6; i++) {
            hub.next(TestingHub.LISTING, Answers.status(302, "Location", hub.address() + "/api/again"));
        }

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("redirects too often");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://[bad"})
    void redirectToAnotherScheme_isRefused(String location) {
        hub.next(WEIGHTS, Answers.status(302, "Location", location));

        assertThat(new Download(hub, cache).failure())
                .hasMessageContaining("redirects to")
                .message()
                .doesNotContain(location);
    }

    @Test
    void token_isInNoFailure() {
        String[] echo = {"X-Error-Code", "GatedRepo", "X-Error-Message", "you sent Bearer " + KEY};
        Download download = new Download(hub, cache).token(KEY);
        hub.next(WEIGHTS, Answers.status(403, echo));
        assertThat(Download.text(download.failure()))
                .contains("you sent Bearer ***")
                .doesNotContain(KEY);

        hub.next(TestingHub.LISTING, Answers.status(401, echo));
        assertThat(Download.text(download.failure())).doesNotContain(KEY);

        hub.next(WEIGHTS, Answers.status(302, "Location", "http://127.0.0.1:1/" + KEY));
        for (int i = 0; i < 5; i++) {
            hub.next(WEIGHTS, Answers.status(500, echo));
        }
        assertThat(Download.text(download.failure())).contains("answered 500").doesNotContain(KEY);

        hub.close();
        assertThat(Download.text(download.failure()))
                .contains("cannot be reached")
                .doesNotContain(KEY);
    }

    private String stored(String name) {
        return storage.address() + "/owner/name/resolve/" + TestingHub.FIRST_COMMIT + "/" + name;
    }
}
