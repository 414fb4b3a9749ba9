package org.scribes.textgen.backend.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/** Against a web server that others wrote, so that ours and its client do not merely agree with each other. */
class PlainHttpTest {
    private static final String PATH = "/v1/chat/completions";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static ResponseDefinitionBuilder stream() {
        return aResponse()
                .withHeader("Content-Type", "text/event-stream; charset=utf-8")
                .withBody(Events.stream(List.of("Grace", " and", " peace")));
    }

    private static Outcome ask(Map<String, String> properties) {
        RemoteBackend hub = TestingHubBackend.at(URI.create(SERVER.baseUrl()), new TestingMetrics(), properties);
        return new TestingChain(new TestingMetrics(), List.of(hub))
                .ask(TestingChain.request(Delivery.WHOLE), new Cancellation(Duration.ofSeconds(10), System::nanoTime));
    }

    @Test
    void request_isWhatTheProtocolAsksFor() {
        SERVER.stubFor(post(PATH).willReturn(stream()));

        assertThat(ask(Map.of("textgen.hub.bill-to", "church")).result()).isEqualTo("Grace and peace");

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer " + TestingHubBackend.KEY))
                        .withHeader("X-HF-Bill-To", equalTo("church"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                {"model": "org/model", "stream": true, "stream_options": {"include_usage": true},
                                 "messages": [{"role": "user", "content": "What does John 3:16 say?"}],
                                 "max_tokens": 400, "temperature": 0.2, "top_p": 0.9}""")));
    }

    @Test
    void chunksThatComeSlowly_areOneAnswer() {
        SERVER.stubFor(post(PATH).willReturn(stream().withChunkedDribbleDelay(20, 200)));

        assertThat(ask(Map.of()).result()).isEqualTo("Grace and peace");
    }

    @Test
    void failureThatPasses_isAskedAgain() {
        SERVER.stubFor(post(PATH)
                .inScenario("loading")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withBody("{\"error\":\"overloaded\"}"))
                .willSetStateTo("ready"));
        SERVER.stubFor(
                post(PATH).inScenario("loading").whenScenarioStateIs("ready").willReturn(stream()));

        Outcome outcome = ask(Map.of());

        assertThat(outcome.result()).isEqualTo("Grace and peace");
        assertThat(outcome.answer().orElseThrow().route().attempts()).isEqualTo(2);
        SERVER.verify(2, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void redirect_isNotFollowedWithTheKey() {
        SERVER.stubFor(post(PATH)
                .willReturn(aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/elsewhere")));

        assertThat(ask(Map.of()).result()).isEqualTo("UPSTREAM_ERROR");

        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }
}
