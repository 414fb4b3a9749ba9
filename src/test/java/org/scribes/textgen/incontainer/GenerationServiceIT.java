package org.scribes.textgen.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.observe.GenerationMetrics;

/** The product's beans find each other inside the server. */
@ArquillianTest
class GenerationServiceIT {
    @Inject
    GenerationService service;

    @Inject
    HuggingFaceConfig huggingFace;

    @Inject
    DataDirectory data;

    @Inject
    MetricRegistry metrics;

    @Inject
    GenerationMetrics counting;

    @Deployment
    static WebArchive product() {
        return ProductArchive.withTestingBackend();
    }

    @Test
    void injectedService_asksTheBackend() {
        List<StreamEvent> events = new ArrayList<>();

        GenerationResult result = service.generate(
                request("How did it begin?", Optional.empty()), Caller.ANONYMOUS, events::add, service.arrival());

        assertThat(result.completion().text()).isEqualTo(String.join("", TestingBackend.PIECES));
        assertThat(events)
                .containsExactly(
                        new StreamEvent.Token("In"),
                        new StreamEvent.Token(" the"),
                        new StreamEvent.Token(" beginning"),
                        new StreamEvent.Done(result));
    }

    @Test
    void backendThatFails_isPassedOverAndCounted() {
        long before = failovers();

        GenerationResult result = service.generate(
                request(TestingBackend.FAILS, Optional.empty()), Caller.ANONYMOUS, event -> {}, service.arrival());

        assertThat(result.completion().mode()).isEqualTo(Mode.EXTRACTIVE);
        assertThat(result.route().failover())
                .extracting(Failover::from, Failover::reason)
                .containsExactly(tuple("local", ErrorCode.OUT_OF_MEMORY));
        assertThat(failovers()).isEqualTo(before + 1);
    }

    @Test
    void countingARequest_takesMicroseconds() {
        GenerationResult result = service.generate(
                request("How long does it take?", Optional.empty()), Caller.ANONYMOUS, event -> {}, service.arrival());
        FinishedRequest finished = FinishedRequest.answered(Caller.ANONYMOUS, result);
        int times = 100_000;
        long nanos = 0;
        for (int run = 0; run < 2; run++) { // the first warms up
            long begin = System.nanoTime();
            for (int i = 0; i < times; i++) {
                counting.finished(finished);
            }
            nanos = (System.nanoTime() - begin) / times;
        }
        System.out.println("a finished request is counted in " + nanos + " ns");
        assertThat(nanos).isLessThan(50_000);
    }

    @Test
    void modelThatIsNotConfigured_isRefused() {
        assertRefused(request("x", Optional.of("another")), ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void configuration_isReadFromTheServer() {
        assertThat(huggingFace.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(service.arrival().remaining()).isLessThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(huggingFace.useApi()).isFalse();
        assertThat(data.path()).isDirectory().endsWith(Path.of("data"));
    }

    @Test
    void sameRequestAgain_isAnsweredFromMemory() {
        GenerationRequest request = remembered("How did it go on?");
        GenerationResult first = service.generate(request, Caller.ANONYMOUS, event -> {}, service.arrival());
        List<StreamEvent> events = new ArrayList<>();

        GenerationResult again = service.generate(request, Caller.ANONYMOUS, events::add, service.arrival());

        assertThat(first.cached()).isFalse();
        assertThat(again.cached()).isTrue();
        assertThat(again.completion()).isEqualTo(first.completion());
        assertThat(events).containsExactly(new StreamEvent.Token("In the beginning"), new StreamEvent.Done(again));
    }

    private static GenerationRequest remembered(String prompt) {
        return new GenerationRequest(
                "request",
                new Prompt.Text(prompt, false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE,
                GroundingPolicy.OFF,
                Truncation.NO,
                true,
                Optional.empty());
    }

    private void assertRefused(GenerationRequest request, ErrorCode code) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> service.generate(request, Caller.ANONYMOUS, event -> {}, service.arrival()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private long failovers() {
        Counter counter = metrics.getCounter(new MetricID(
                "textgen_failover",
                new Tag("from", "local"),
                new Tag("to", "extractive"),
                new Tag("reason", ErrorCode.OUT_OF_MEMORY.name())));
        return counter == null ? 0 : counter.getCount();
    }

    private static GenerationRequest request(String prompt, Optional<String> model) {
        return new GenerationRequest(
                "request", new Prompt.Text(prompt, false), List.of(), SamplingOptions.DEFAULTS, model, Delivery.WHOLE);
    }

    @Test
    void injectedService_knowsTheModel() {
        assertThat(service.model().name()).isEqualTo(TestingBackend.MODEL);
    }
}
