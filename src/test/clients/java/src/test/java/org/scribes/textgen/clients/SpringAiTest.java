package org.scribes.textgen.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionMessage.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** Spring AI's model for OpenAI's protocol, without an application context. */
class SpringAiTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicInteger requests = new AtomicInteger();

    private OpenAiChatModel model(String server, String key, String model, Map<String, Object> extraBody) {
        return OpenAiChatModel.builder()
                .options(OpenAiChatOptions.builder()
                        .baseUrl(server + "/v1")
                        .apiKey(key)
                        .model(model)
                        .extraBody(extraBody)
                        .build())
                .httpClientBuilderCustomizer(http -> http.interceptor(chain -> {
                    requests.incrementAndGet();
                    return chain.proceed(chain.request());
                }))
                .build();
    }

    private OpenAiChatModel model() {
        return model(Service.URL, Service.KEY, Service.MODEL, Map.of());
    }

    private OpenAiChatModel quoting() {
        return model(Service.URL, Service.KEY, Service.MODEL, Map.of("passages", Service.PASSAGES));
    }

    private static String text(List<ChatResponse> stream) {
        return stream.stream()
                .flatMap(response -> response.getResults().stream())
                .map(generation -> Objects.requireNonNullElse(generation.getOutput().getText(), ""))
                .collect(Collectors.joining());
    }

    @Test
    void answer_isWhole() {
        ChatResponse response = model().call(new Prompt(Service.HELLO));

        assertThat(response.getResult().getOutput().getText()).isEqualTo(Service.GREETING);
        assertThat(response.getResult().getMetadata().getFinishReason()).isEqualTo("STOP");
        assertThat(response.getMetadata().getModel()).isEqualTo(Service.MODEL);
        assertThat(response.getMetadata().getUsage().getTotalTokens()).isPositive();
    }

    @Test
    void stream_givesTheWholeAnswer() {
        List<ChatResponse> stream =
                model().stream(new Prompt(Service.HELLO)).collectList().block(LIMIT);

        assertThat(text(stream)).isEqualTo(Service.GREETING);
    }

    /** ClientLibrariesIT sees that the model stops. */
    @Test
    void streamThatIsCancelled_isLeft() {
        assertThat(model().stream(new Prompt(Service.ENDLESS)).take(3).collectList().block(LIMIT))
                .hasSize(3);
    }

    @Test
    void wrongKey_isNoAuthentication() {
        OpenAiChatModel model = model(Service.URL, "wrong", Service.MODEL, Map.of());

        assertThatThrownBy(() -> model.call(new Prompt(Service.HELLO))).isInstanceOf(UnauthorizedException.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void unknownModel_isNotFound() {
        OpenAiChatModel model = model(Service.URL, Service.KEY, "nobody/nothing", Map.of());

        assertThatThrownBy(() -> model.call(new Prompt(Service.HELLO))).isInstanceOf(NotFoundException.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void overload_isRepeatedThrice() {
        OpenAiChatModel model = model(Service.BUSY, Service.KEY, Service.MODEL, Map.of());

        assertThatThrownBy(() -> model.call(new Prompt(Service.HELLO))).isInstanceOf(RateLimitException.class);
        assertThat(requests).hasValue(4);
    }

    @Test
    void spentBudget_isNotRepeated() {
        OpenAiChatModel model = model(Service.URL, Service.POOR_KEY, Service.MODEL, Map.of());

        RateLimitException refused =
                catchThrowableOfType(RateLimitException.class, () -> model.call(new Prompt(Service.HELLO)));

        assertThat(refused.code()).contains("insufficient_quota");
        assertThat(requests).hasValue(1);
    }

    @Test
    void serverThatBreaksOff_endsTheStreamWithAnError() {
        assertThatThrownBy(() -> model().stream(new Prompt(Service.BREAKS_OFF))
                        .collectList()
                        .block(LIMIT))
                .isInstanceOf(SseException.class);
    }

    @Test
    void quotation_isRepairedAndAnnotated() {
        ChatResponse response = quoting().call(new Prompt(Service.QUOTE));

        assertThat(response.getResult().getOutput().getText()).contains(Service.REPAIRED);
        List<?> annotations =
                (List<?>) response.getResult().getOutput().getMetadata().get("annotations");
        assertThat(annotations)
                .isNotEmpty()
                .allSatisfy(annotation -> assertThat(annotation)
                        .isInstanceOfSatisfying(Annotation.class, cited -> {
                            assertThat(cited.urlCitation().title()).isEqualTo(Service.CITED_TITLE);
                            assertThat(cited.urlCitation().url()).isEqualTo(Service.CITED_URL);
                        }));
    }

    @Test
    void quotation_isRepairedInAStream() {
        List<ChatResponse> stream =
                quoting().stream(new Prompt(Service.QUOTE)).collectList().block(LIMIT);

        assertThat(text(stream)).contains(Service.REPAIRED);
    }
}
