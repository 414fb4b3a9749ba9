package org.scribes.textgen.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LangChain4j, whose HTTP client of the JDK asks to go on with HTTP/2. */
class LangChain4jTest {
    private final CountingHttpClient http = new CountingHttpClient();

    private OpenAiChatModelBuilder model(String server, String key) {
        return OpenAiChatModel.builder()
                .baseUrl(server + "/v1")
                .apiKey(key)
                .modelName(Service.MODEL)
                .httpClientBuilder(http);
    }

    private static OpenAiStreamingChatModel streaming(Map<String, Object> parameters) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(Service.URL + "/v1")
                .apiKey(Service.KEY)
                .modelName(Service.MODEL)
                .customParameters(parameters)
                .build();
    }

    private static ChatRequest ask(String question) {
        return ChatRequest.builder().messages(UserMessage.from(question)).build();
    }

    @Test
    void answer_isWhole() {
        ChatResponse response = model(Service.URL, Service.KEY).build().chat(ask(Service.HELLO));

        assertThat(response.aiMessage().text()).isEqualTo(Service.GREETING);
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage().totalTokenCount()).isPositive();
        assertThat(response.metadata().id()).isNotEmpty();
        assertThat(response.metadata().modelName()).isEqualTo(Service.MODEL);
    }

    @Test
    void stream_givesTheWholeAnswerAndItsUsage() throws Exception {
        StreamedAnswer answer = StreamedAnswer.of(streaming(Map.of()), ask(Service.HELLO));

        ChatResponse response = answer.whole();
        assertThat(response.aiMessage().text()).isEqualTo(Service.GREETING).isEqualTo(answer.partial());
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage().outputTokenCount()).isPositive();
    }

    /** ClientLibrariesIT sees that the model stops. */
    @Test
    void streamThatIsCancelled_isLeft() throws Exception {
        StreamedAnswer.cancelled(streaming(Map.of()), ask(Service.ENDLESS));
    }

    @Test
    void wrongKey_isNoAuthentication() {
        OpenAiChatModel model = model(Service.URL, "wrong").build();

        assertThatThrownBy(() -> model.chat(ask(Service.HELLO))).isInstanceOf(AuthenticationException.class);
        assertThat(http.requests()).isEqualTo(1);
    }

    @Test
    void unknownModel_isNotFound() {
        OpenAiChatModel model =
                model(Service.URL, Service.KEY).modelName("nobody/nothing").build();

        assertThatThrownBy(() -> model.chat(ask(Service.HELLO)))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("model_not_found");
        assertThat(http.requests()).isEqualTo(1);
    }

    @Test
    void overload_isRepeatedTwice() {
        OpenAiChatModel model = model(Service.BUSY, Service.KEY).build();

        assertThatThrownBy(() -> model.chat(ask(Service.HELLO))).isInstanceOf(RateLimitException.class);
        assertThat(http.requests()).isEqualTo(3);
    }

    /** It reads no headers, so that x-should-retry does not reach it: whoever uses it sets maxRetries. */
    @Test
    void spentBudget_isToldFromOverloadByItsCode() {
        OpenAiChatModel model =
                model(Service.URL, Service.POOR_KEY).maxRetries(0).build();

        assertThatThrownBy(() -> model.chat(ask(Service.HELLO)))
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("insufficient_quota");
        assertThat(http.requests()).isEqualTo(1);
    }

    @Test
    void serverThatBreaksOff_endsTheStreamWithAnError() throws Exception {
        StreamedAnswer answer = StreamedAnswer.of(streaming(Map.of()), ask(Service.BREAKS_OFF));

        assertThat(answer.error()).hasMessageContaining("\"error\"");
    }

    /** Its own types know nothing of annotations: the response that it keeps does. */
    @Test
    void quotation_isRepairedAndAnnotated() {
        ChatResponse response = model(Service.URL, Service.KEY)
                .customParameters(Map.of("passages", Service.PASSAGES))
                .build()
                .chat(ask(Service.QUOTE));

        assertThat(response.aiMessage().text()).contains(Service.REPAIRED);
        OpenAiChatResponseMetadata metadata = (OpenAiChatResponseMetadata) response.metadata();
        assertThat(metadata.rawHttpResponse().body()).contains("\"url_citation\"", Service.CITED_URL);
    }

    @Test
    void quotation_isRepairedAndAnnotatedInAStream() throws Exception {
        StreamedAnswer answer =
                StreamedAnswer.of(streaming(Map.of("passages", Service.PASSAGES)), ask(Service.QUOTE));

        ChatResponse response = answer.whole();
        assertThat(answer.partial()).contains(Service.REPAIRED);
        OpenAiChatResponseMetadata metadata = (OpenAiChatResponseMetadata) response.metadata();
        assertThat(metadata.rawServerSentEvents())
                .anyMatch(event -> event.data().contains("\"annotations\"") && event.data().contains(Service.CITED_URL));
    }

    @Test
    void toolForALocalModel_isRefusedByName() {
        OpenAiChatModel model =
                model(Service.LOCAL, Service.KEY).modelName(Service.LOCAL_MODEL).build();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from(Service.HELLO))
                .toolSpecifications(ToolSpecification.builder()
                        .name("weather")
                        .description("The weather in a place")
                        .build())
                .build();

        assertThatThrownBy(() -> model.chat(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("tools");
        assertThat(http.requests()).isEqualTo(1);
    }
}
