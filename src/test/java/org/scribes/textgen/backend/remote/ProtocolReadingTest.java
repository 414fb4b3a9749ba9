package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.TokenScore;

/** What each document of a server says, in its real form. */
class ProtocolReadingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Protocol OPEN_AI = Protocol.of(HubProtocol.CHAT);
    private static final Protocol TGI = Protocol.of(HubProtocol.TGI);

    @Test
    void wholeChatAnswer_isRead() throws JsonProcessingException {
        assertThat(read(OPEN_AI, """
                {"id":"c-1","object":"chat.completion","created":1,"model":"org/model","choices":[{"index":0,
                 "message":{"role":"assistant","content":"In the beginning","tool_calls":null},"logprobs":null,
                 "finish_reason":"stop","stop_reason":null}],
                 "usage":{"prompt_tokens":7,"total_tokens":12,"completion_tokens":5,"prompt_tokens_details":null}}""")).isEqualTo(part("In the beginning", FinishReasons.EOS_TOKEN, 7, 5));
    }

    @Test
    void wholeCompletion_isRead() throws JsonProcessingException {
        assertThat(read(Protocol.of(HubProtocol.COMPLETIONS), """
                {"choices":[{"index":0,"text":"In","finish_reason":"length"}]}""")).isEqualTo(part("In", FinishReasons.LENGTH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"In\"},\"finish_reason\":null}]} | In",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]} | ''",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"finish_reason\":\"\"}]} | ''",
                "{\"choices\":[{\"text\":\" the\",\"index\":0}]} | ' the'",
                "{\"choices\":[]} | ''",
                "{\"choices\":null,\"usage\":null} | ''",
                "{\"choices\":[{\"delta\":{\"content\":\"a\"}},{\"delta\":{\"content\":\"b\"}}]} | a",
            })
    void pieceOfAStream_isReadWithoutAnEnd(String document, String text) throws JsonProcessingException {
        assertThat(read(OPEN_AI, document))
                .isEqualTo(new CompletionChunk(text, Optional.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning\":\"hm\"}}]}",
                "{\"choices\":[{\"message\":{\"reasoning_content\":\"hm\",\"reasoning\":\"hm\"}}]}",
            })
    void thinking_isReadApart(String document) throws JsonProcessingException {
        assertThat(read(OPEN_AI, document))
                .isEqualTo(new CompletionChunk(
                        "", "hm", Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), List.of(), List.of()));
    }

    @Test
    void specialTokensOfTgi_areTextWhereTheyFrameThinking() throws JsonProcessingException {
        assertThat(read(TGI, "{\"token\":{\"text\":\"[THINK]\",\"special\":true}}")
                        .text())
                .isEqualTo("[THINK]");
        assertThat(read(TGI, "{\"token\":{\"text\":\"<|user|>\",\"special\":true}}")
                        .text())
                .isEmpty();
    }

    @Test
    void usageOfAStream_isRead() throws JsonProcessingException {
        assertThat(read(OPEN_AI, "{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5}}"))
                .isEqualTo(new CompletionChunk("", Optional.empty(), OptionalInt.of(7), OptionalInt.of(5)));
        assertThat(read(OPEN_AI, "{\"choices\":[],\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":null}}"))
                .isEqualTo(new CompletionChunk("", Optional.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"stop\" | null | EOS_TOKEN",
                "\"stop\" | 128009 | EOS_TOKEN",
                "\"stop\" | \"END\" | STOP_SEQUENCE",
                "\"stop_sequence\" | null | STOP_SEQUENCE",
                "\"length\" | null | LENGTH",
                "\"max_tokens\" | null | LENGTH",
                "\"eos_token\" | null | EOS_TOKEN",
            })
    void finishReason_isRead(String reason, String stopReason, FinishReasons finish) throws JsonProcessingException {
        assertThat(read(OPEN_AI, """
                {"choices":[{"delta":{"content":""},"finish_reason":%s,"stop_reason":%s}]}""".formatted(reason, stopReason))).isEqualTo(part("", finish));
    }

    @Test
    void streamOfTgi_isReadTokenByToken() throws JsonProcessingException {
        assertThat(read(TGI, """
                {"index":1,"token":{"id":5,"text":" the","logprob":-0.1,"special":false},
                 "generated_text":null,"details":null}"""))
                .isEqualTo(scored(" the", Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), 5));
    }

    @Test
    void lastEventOfTgi_givesItsTokenAndNotTheWholeTextAgain() throws JsonProcessingException {
        assertThat(read(TGI, """
                {"index":2,"token":{"id":6,"text":" end","logprob":-0.1,"special":false},
                 "generated_text":"In the end","details":{"finish_reason":"length","generated_tokens":3,
                 "seed":null,"input_length":7}}"""))
                .isEqualTo(scored(" end", Optional.of(FinishReasons.LENGTH), OptionalInt.of(7), OptionalInt.of(3), 6));
        assertThat(read(TGI, """
                {"token":{"id":2,"text":"</s>","special":true},"generated_text":"In the end",
                 "details":{"finish_reason":"eos_token","generated_tokens":4}}"""))
                .isEqualTo(new CompletionChunk(
                        "", Optional.of(FinishReasons.EOS_TOKEN), OptionalInt.empty(), OptionalInt.of(4)));
        assertThat(read(TGI, "{\"token\":{\"text\":\" end\"},\"generated_text\":\"In the end\",\"details\":null}"))
                .isEqualTo(part(" end", FinishReasons.EOS_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]"})
    void wholeAnswerOfTgi_isReadBareAndInAnArray(String form) throws JsonProcessingException {
        assertThat(read(TGI, form.formatted("""
                {"generated_text":"In the end","details":{"finish_reason":"stop_sequence","generated_tokens":3,
                 "prefill":[],"tokens":[{"id":1,"text":"In","special":false}]}}""")))
                .isEqualTo(new CompletionChunk(
                        "In the end",
                        Optional.of(FinishReasons.STOP_SEQUENCE),
                        OptionalInt.empty(),
                        OptionalInt.of(3)));
        assertThat(read(TGI, form.formatted("{\"generated_text\":\"In the end\"}")))
                .isEqualTo(part("In the end", FinishReasons.EOS_TOKEN));
    }

    @ParameterizedTest
    @CsvSource({"SAFETY, CONTENT_FILTER", "abort, BROKEN_OFF", "max_tokens, LENGTH", "banana, UNKNOWN"})
    void finishReasonOfTgi_isOfTheSameTable(String word, FinishReasons finish) throws JsonProcessingException {
        assertThat(read(TGI, """
                {"token":{"text":" end"},"generated_text":"In the end","details":{"finish_reason":"%s"}}""".formatted(word)).finish()).contains(finish);
    }

    @Test
    void fieldsOfOtherTypes_areNotUnderstood() {
        for (String document : new String[] {"{\"choices\":7}", "{\"choices\":[7]}", "{\"usage\":[1]}"}) {
            assertThatThrownBy(() -> read(OPEN_AI, document)).isInstanceOf(JsonProcessingException.class);
        }
        assertThatThrownBy(() -> read(TGI, "{\"token\":7}")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read(TGI, "{\"generated_text\":{}}")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void paths_areThoseOfTheServers() {
        assertThat(OPEN_AI.path(true)).isEqualTo("/v1/chat/completions");
        assertThat(Protocol.of(HubProtocol.COMPLETIONS).path(false)).isEqualTo("/v1/completions");
        assertThat(TGI.path(true)).isEqualTo("/generate_stream");
        assertThat(TGI.path(false)).isEqualTo("/generate");
    }

    private static CompletionChunk read(Protocol protocol, String document) throws JsonProcessingException {
        return protocol.read(JSON.readTree(document), JSON);
    }

    /** A token of the log-probability -0.1. */
    private static CompletionChunk scored(
            String text, Optional<FinishReasons> finish, OptionalInt input, OptionalInt generated, int token) {
        TokenScore score =
                new TokenScore(OptionalInt.of(token), text, List.of(), false, OptionalDouble.of(-0.1), List.of());
        return new CompletionChunk(text, "", finish, input, generated, List.of(score), List.of());
    }

    private static CompletionChunk part(String text, FinishReasons finish) {
        return new CompletionChunk(text, Optional.of(finish), OptionalInt.empty(), OptionalInt.empty());
    }

    private static CompletionChunk part(String text, FinishReasons finish, int input, int generated) {
        return new CompletionChunk(text, Optional.of(finish), OptionalInt.of(input), OptionalInt.of(generated));
    }
}
