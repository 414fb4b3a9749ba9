package org.scribes.textgen.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.generation.GenerationService;

/** The product's beans find each other inside the server. */
@ArquillianTest
class GenerationServiceIT {
    @Inject
    GenerationService service;

    @Deployment
    static WebArchive product() {
        return ProductArchive.withTestingBackend();
    }

    @Test
    void injectedService_asksTheBackend() {
        List<StreamEvent> events = new ArrayList<>();
        GenerationRequest request = new GenerationRequest(
                "request",
                new Prompt.Text("How did it begin?", false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Optional.empty());

        GenerationResult result = service.generate(request, events::add, service.arrival());

        assertThat(result.completion().text()).isEqualTo(String.join("", TestingBackend.PIECES));
        assertThat(events)
                .containsExactly(
                        new StreamEvent.Token("In"),
                        new StreamEvent.Token(" the"),
                        new StreamEvent.Token(" beginning"),
                        new StreamEvent.Done(result));
    }

    @Test
    void injectedService_knowsTheModel() {
        assertThat(service.model().name()).isEqualTo(TestingBackend.MODEL);
    }
}
