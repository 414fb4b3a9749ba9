package org.scribes.textgen.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage.Annotation.UrlCitation;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenAI's own client for Java. */
class OpenAiJavaTest {
    private final AtomicInteger requests = new AtomicInteger();

    private OpenAIClient client(String server, String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server + "/v1")
                .apiKey(key)
                .addInterceptor(chain -> {
                    requests.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
    }

    private OpenAIClient client() {
        return client(Service.URL, Service.KEY);
    }

    private static ChatCompletionCreateParams.Builder chat(String question) {
        return ChatCompletionCreateParams.builder().model(Service.MODEL).addUserMessage(question);
    }

    @Test
    void models_haveTheModelOfTheService() {
        assertThat(client().models().list().data()).anyMatch(model -> model.id().equals(Service.MODEL));
        assertThat(client().models().retrieve(Service.MODEL).id()).isEqualTo(Service.MODEL);
    }

    @Test
    void answer_isWhole() {
        ChatCompletion completion =
                client().chat().completions().create(chat(Service.HELLO).build());

        // every field that must be there is there, and of its type
        completion.validate();
        ChatCompletion.Choice choice = completion.choices().get(0);
        assertThat(choice.message().content()).contains(Service.GREETING);
        assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(completion.model()).isEqualTo(Service.MODEL);
        assertThat(completion.usage().orElseThrow().totalTokens()).isPositive();
    }

    @Test
    void stream_givesTheWholeAnswerAndItsUsage() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        ChatCompletionCreateParams params = chat(Service.HELLO)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();

        try (StreamResponse<ChatCompletionChunk> stream =
                client().chat().completions().createStreaming(params)) {
            stream.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
        }

        assertThat(whole.chatCompletion().choices().get(0).message().content()).contains(Service.GREETING);
        assertThat(whole.chatCompletion().usage().orElseThrow().completionTokens())
                .isPositive();
    }

    /** ClientLibrariesIT sees that the model stops. */
    @Test
    void streamThatIsClosed_isLeft() {
        try (StreamResponse<ChatCompletionChunk> stream =
                client().chat().completions().createStreaming(chat(Service.ENDLESS).build())) {
            Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
            for (int i = 0; i < 3; i++) {
                assertThat(chunks.next().choices()).isNotEmpty();
            }
        }
    }

    @Test
    void wrongKey_isNoAuthentication() {
        UnauthorizedException refused = catchThrowableOfType(
                UnauthorizedException.class,
                () -> client(Service.URL, "wrong")
                        .chat()
                        .completions()
                        .create(chat(Service.HELLO).build()));

        assertThat(refused.code()).contains("invalid_api_key");
        assertThat(requests).hasValue(1);
    }

    @Test
    void unknownModel_isNotFound() {
        NotFoundException refused = catchThrowableOfType(
                NotFoundException.class,
                () -> client().chat()
                        .completions()
                        .create(chat(Service.HELLO).model("nobody/nothing").build()));

        assertThat(refused.code()).contains("model_not_found");
        assertThat(requests).hasValue(1);
    }

    @Test
    void overload_isRepeatedTwice() {
        RateLimitException refused = catchThrowableOfType(
                RateLimitException.class,
                () -> client(Service.BUSY, Service.KEY)
                        .chat()
                        .completions()
                        .create(chat(Service.HELLO).build()));

        assertThat(refused.headers().values("Retry-After")).isNotEmpty();
        assertThat(requests).hasValue(3);
    }

    @Test
    void spentBudget_isNotRepeated() {
        RateLimitException refused = catchThrowableOfType(
                RateLimitException.class,
                () -> client(Service.URL, Service.POOR_KEY)
                        .chat()
                        .completions()
                        .create(chat(Service.HELLO).build()));

        assertThat(refused.code()).contains("insufficient_quota");
        assertThat(refused.type()).contains("insufficient_quota");
        assertThat(requests).hasValue(1);
    }

    @Test
    void serverThatBreaksOff_endsTheStreamWithAnError() {
        try (StreamResponse<ChatCompletionChunk> stream = client().chat()
                .completions()
                .createStreaming(chat(Service.BREAKS_OFF).build())) {
            assertThatThrownBy(() -> stream.stream().forEach(ChatCompletionChunk::validate))
                    .isInstanceOfSatisfying(
                            SseException.class, error -> assertThat(error.type()).isPresent());
        }
    }

    @Test
    void quotation_isRepairedAndAnnotated() {
        ChatCompletion completion = client().chat()
                .completions()
                .create(chat(Service.QUOTE)
                        .putAdditionalBodyProperty("passages", JsonValue.from(Service.PASSAGES))
                        .build());

        String content = completion.choices().get(0).message().content().orElseThrow();
        assertThat(content).contains(Service.REPAIRED);
        List<UrlCitation> citations =
                completion.choices().get(0).message().annotations().orElseThrow().stream()
                        .map(annotation -> annotation.validate().urlCitation())
                        .toList();
        assertThat(citations).isNotEmpty().allSatisfy(citation -> {
            assertThat(citation.title()).isEqualTo(Service.CITED_TITLE);
            assertThat(citation.url()).isEqualTo(Service.CITED_URL);
        });
        assertThat(citations)
                .anySatisfy(citation -> assertThat(Service.part(content, citation.startIndex(), citation.endIndex()))
                        .contains("his only born Son"));
        assertThat(completion._additionalProperties()).containsKey("scribes");
    }

    @Test
    void annotations_areInTheDeltasOfAStream() {
        ChatCompletionCreateParams params = chat(Service.QUOTE)
                .putAdditionalBodyProperty("passages", JsonValue.from(Service.PASSAGES))
                .build();

        try (StreamResponse<ChatCompletionChunk> stream =
                client().chat().completions().createStreaming(params)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();

            assertThat(chunks)
                    .flatExtracting(ChatCompletionChunk::choices)
                    .extracting(choice ->
                            String.valueOf(choice.delta()._additionalProperties().get("annotations")))
                    .anyMatch(annotations -> annotations.contains(Service.CITED_URL));
            assertThat(chunks.stream()
                            .flatMap(chunk -> chunk.choices().stream())
                            .map(choice -> choice.delta().content().orElse(""))
                            .collect(Collectors.joining()))
                    .contains(Service.REPAIRED);
        }
    }

    @Test
    void completion_continuesAText() {
        CompletionCreateParams params = CompletionCreateParams.builder()
                .model(Service.MODEL)
                .prompt(Service.HELLO)
                .build();

        assertThat(client(Service.TEXT, Service.KEY).completions().create(params).validate().choices().get(0).text())
                .isEqualTo(Service.GREETING);
    }

    @Test
    void response_isWholeAndStreamed() {
        ResponseCreateParams params = ResponseCreateParams.builder()
                .model(Service.MODEL)
                .input(Service.HELLO)
                .build();

        assertThat(client().responses().create(params).output().get(0).asMessage().content().get(0)
                        .asOutputText()
                        .text())
                .isEqualTo(Service.GREETING);
        try (StreamResponse<ResponseStreamEvent> stream = client().responses().createStreaming(params)) {
            List<ResponseStreamEvent> events = stream.stream().toList();

            assertThat(events.get(0).isCreated()).isTrue();
            assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
            assertThat(events.stream()
                            .flatMap(event -> event.outputTextDelta().stream())
                            .map(delta -> delta.delta())
                            .collect(Collectors.joining()))
                    .isEqualTo(Service.GREETING);
        }
    }
}
