package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.domain.ModelStatus.NameSource;
import org.scribes.textgen.domain.ModelStatus.Named;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.observe.TestingMetrics;

/** What the model behind a server's address is called, by servers that tell, and by those that do not. */
class RemoteModelTest {
    private static final String USUAL = "meta-llama/Llama-3.1-8B-Instruct";
    private static final Behaviour NOTHING = status(404, "{}");

    private final TestingUpstream upstream = new TestingUpstream(NOTHING).withLookups();
    private final TestingMetrics metrics = new TestingMetrics();

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // llama.cpp, vLLM, Ollama, one without an object around it, TGI
                "{\"models\":[{\"name\":\"q.gguf\",\"model\":\"q.gguf\"}],\"object\":\"list\",\"data\":[{\"id\":\"q.gguf\","
                        + "\"object\":\"model\"}]} | q.gguf",
                "{\"object\":\"list\",\"data\":[{\"id\":\"Qwen/Qwen2.5-7B\",\"owned_by\":\"vllm\"}]} | Qwen/Qwen2.5-7B",
                "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2:latest\",\"created\":1}]} | llama3.2:latest",
                "[{\"id\":\"a/b\"}] | a/b",
                "{\"model_id\":\"bigscience/bloom\",\"version\":\"3\"} | bigscience/bloom",
                "{\"data\":[{\"id\":7e400},{\"id\":\"\"},{\"name\":\"n\"}]} | n",
            })
    void nameThatTheServerTells_isTaken(String document, String name) {
        upstream.behave(status(200, document));
        RemoteModel model = model(Map.of());
        assertThat(model.named()).isEqualTo(new Named(USUAL, NameSource.ASSUMED, List.of()));

        assertThat(model.refresh()).isEqualTo(RemoteModel.AGAIN);

        assertThat(model.named()).isEqualTo(new Named(name, NameSource.SERVER, List.of(name)));
        assertThat(upstream.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.line()).isEqualTo("GET /v1/models HTTP/1.1"));
    }

    @Test
    void severalModels_areNamedAndTheFirstIsTaken() {
        upstream.behave(status(200, "{\"data\":[{\"id\":\"one\"},{\"id\":\"two\"},{\"id\":\"one\"}]}"));
        RemoteModel model = model(Map.of());

        try (TestingLog log = new TestingLog(RemoteModel.class)) {
            model.refresh();
            model.refresh();

            assertThat(log.lines())
                    .containsExactly(
                            "model_name_learnt model=one",
                            "model_name_ambiguous model=one served=\"one two\" use=HF_GENERATION_MODEL");
        }
        assertThat(model.named()).isEqualTo(new Named("one", NameSource.SERVER, List.of("one", "two")));
    }

    @Test
    void defaultAmongSeveral_isTaken() {
        upstream.behave(status(200, "{\"data\":[{\"id\":\"one\"},{\"id\":\"" + USUAL + "\"}]}"));
        RemoteModel model = model(Map.of());

        model.refresh();

        assertThat(model.named().name()).isEqualTo(USUAL);
    }

    @Test
    void serverThatTellsNothing_isAskedMoreAndMoreSeldomAndTheDefaultIsAssumed() {
        RemoteModel model = model(Map.of());
        List<Behaviour> silent = List.of(
                status(200, "{\"data\":[]}"),
                status(200, "{\"data\":null}"),
                status(200, "hello"),
                status(500, "{}"),
                (request, connection) -> connection.reset());
        try (TestingLog log = new TestingLog(RemoteModel.class)) {
            for (Behaviour behaviour : silent) {
                upstream.behave(behaviour);

                assertThat(model.refresh()).isBetween(RemoteModel.FIRST_PAUSE, RemoteModel.LAST_PAUSE);

                assertThat(upstream.requests()) // java.net.http asks twice by itself after a reset
                        .extracting(TestingUpstream.Request::line)
                        .containsOnly("GET /v1/models HTTP/1.1", "GET /info HTTP/1.1");
                assertThat(model.named()).isEqualTo(new Named(USUAL, NameSource.ASSUMED, List.of()));
            }
            assertThat(log.lines()).singleElement().asString().startsWith("model_name_assumed model=" + USUAL);
        }
    }

    @Test
    void serverThatComesUpLater_isHeard_andItsNameStaysWhileItIsAway() {
        RemoteModel model = model(Map.of());
        assertThat(model.refresh()).isEqualTo(RemoteModel.FIRST_PAUSE);
        upstream.behave(status(200, "{\"data\":[{\"id\":\"one\"}]}"));
        model.refresh();
        upstream.behave(NOTHING);

        assertThat(model.refresh()).isEqualTo(RemoteModel.FIRST_PAUSE);

        assertThat(model.named().name()).isEqualTo("one");
        upstream.behave(status(200, "{\"data\":[{\"id\":\"two\"}]}"));
        model.refresh();
        assertThat(model.named().name()).isEqualTo("two");
        assertThat(metrics.made()).anyMatch(series -> series.contains("model=two"));
    }

    @Test
    void tgi_isAskedAtItsOwnAddressFirst() {
        upstream.behave(status(200, "{\"model_id\":\"m\"}"));

        model(Map.of("textgen.hub.protocol", "tgi")).refresh();

        assertThat(upstream.requests().get(0).line()).startsWith("GET /info ");
    }

    @Test
    void configuredName_isNobodyElsesToTell() {
        assertThat(model(Map.of("hf.generation.model", "org/model")).named())
                .isEqualTo(new Named("org/model", NameSource.CONFIGURED, List.of()));
        assertThat(model(Map.of("textgen.hub.url", "https://router.huggingface.co"))
                        .named()
                        .source())
                .isEqualTo(NameSource.CONFIGURED);
    }

    private RemoteModel model(Map<String, String> properties) {
        return TestingHubBackend.model(upstream.uri(), metrics, properties);
    }
}
