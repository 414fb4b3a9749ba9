package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.scribes.textgen.backend.remote.TestingReading.SCORES;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenScore;

/** Log-probabilities in the forms that servers send. */
class LogprobsReadingTest {
    private static TokenScore score(String text, double logprob, List<Integer> bytes, TokenScore... top) {
        return new TokenScore(OptionalInt.empty(), text, bytes, false, OptionalDouble.of(logprob), List.of(top));
    }

    private static TokenScore numbered(int id, String text, double logprob, boolean special, TokenScore... top) {
        return new TokenScore(OptionalInt.of(id), text, List.of(), special, OptionalDouble.of(logprob), List.of(top));
    }

    private static List<TokenScore> scores(Completion completion) {
        assertThat(completion.scores().orElseThrow().prompt()).isEmpty();
        return completion.scores().orElseThrow().answer();
    }

    private static String chat(String part, String content, String tokens, String finish) {
        return """
                {"choices":[{"index":0,"%s":{"content":"%s"},"logprobs":{"content":[%s],"refusal":null},
                 "finish_reason":%s}]}""".formatted(part, content, tokens, finish);
    }

    private static final String IN = """
            {"token":"In","logprob":-0.5,"bytes":[73,110],"top_logprobs":[
              {"token":"In","logprob":-0.5,"bytes":[73,110]},{"token":"At","logprob":-1.5,"bytes":null}]}""";
    private static final String THE = "{\"id\":9,\"token\":\" the\",\"logprob\":-0.25,\"bytes\":null}";

    @Test
    void chat_wholeAndStreamed_isRead() {
        List<TokenScore> expected = List.of(
                score("In", -0.5, List.of(73, 110), score("In", -0.5, List.of(73, 110)), score("At", -1.5, List.of())),
                numbered(9, " the", -0.25, false));

        assertThat(scores(TestingReading.whole(
                        HubProtocol.CHAT, SCORES, chat("message", "In the", IN + "," + THE, "\"stop\""))))
                .isEqualTo(expected);
        assertThat(scores(TestingReading.stream(
                        HubProtocol.CHAT,
                        SCORES,
                        List.of(
                                chat("delta", "In", IN, "null"),
                                chat("delta", " the", THE, "null"),
                                "{\"choices\":[{\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}]}"))))
                .isEqualTo(expected);
    }

    @Test
    void completions_listsAreRead() {
        Completion completion = TestingReading.whole(HubProtocol.COMPLETIONS, SCORES, """
                {"choices":[{"text":"In the","finish_reason":"length","logprobs":{
                  "tokens":["In"," the"],"token_logprobs":[-0.5,-0.25],"text_offset":[0,2],
                  "top_logprobs":[{"At":-1.5,"In":-0.5},null]}}]}""");

        assertThat(scores(completion))
                .containsExactly(
                        score("In", -0.5, List.of(), score("In", -0.5, List.of()), score("At", -1.5, List.of())),
                        score(" the", -0.25, List.of()));
    }

    @Test
    void completions_formOfChatIsRead() {
        assertThat(scores(TestingReading.whole(HubProtocol.COMPLETIONS, SCORES, """
                {"choices":[{"text":" the","finish_reason":"stop","logprobs":{"content":[%s]}}]}""".formatted(THE))))
                .containsExactly(numbered(9, " the", -0.25, false));
    }

    @Test
    void tgi_wholeAndStreamed_isRead() {
        List<TokenScore> expected = List.of(
                numbered(1, "In", -0.5, false, numbered(1, "In", -0.5, false), numbered(4, "At", -1.5, false)),
                numbered(2, "</s>", -0.25, true));

        assertThat(scores(TestingReading.whole(HubProtocol.TGI, SCORES, """
                {"generated_text":"In","details":{"finish_reason":"eos_token","generated_tokens":2,
                 "prefill":[{"id":3,"text":"Why","logprob":null}],
                 "tokens":[{"id":1,"text":"In","logprob":-0.5,"special":false},
                           {"id":2,"text":"</s>","logprob":-0.25,"special":true}],
                 "top_tokens":[[{"id":1,"text":"In","logprob":-0.5,"special":false},
                                {"id":4,"text":"At","logprob":-1.5,"special":false}]]}}"""))).isEqualTo(expected);
        assertThat(scores(TestingReading.stream(HubProtocol.TGI, SCORES, List.of("""
                {"index":1,"token":{"id":1,"text":"In","logprob":-0.5,"special":false},"generated_text":null,"details":null,
                 "top_tokens":[{"id":1,"text":"In","logprob":-0.5},{"id":4,"text":"At","logprob":-1.5}]}""", """
                {"index":2,"token":{"id":2,"text":"</s>","logprob":-0.25,"special":true},"generated_text":"In",
                 "details":{"finish_reason":"eos_token","generated_tokens":2}}"""))))
                .isEqualTo(expected);
    }

    @Test
    void scoresThatNobodyAskedFor_areLeftOut() {
        assertThat(TestingReading.whole(HubProtocol.CHAT, BackendDemands.NONE, chat("message", "In", IN, "\"stop\""))
                        .scores())
                .isEmpty();
    }

    @Test
    void oddScores_doNotBreakAnAnswerThatAsksForNone() {
        for (String odd : List.of(
                "7", "[]", "{\"content\":7}", "{\"content\":[7,null]}", "{\"tokens\":[1],\"top_logprobs\":3}")) {
            assertThat(TestingReading.whole(HubProtocol.CHAT, BackendDemands.NONE, """
                    {"choices":[{"message":{"content":"In"},"logprobs":%s,"finish_reason":"stop"}]}""".formatted(odd))
                            .text())
                    .isEqualTo("In");
        }
    }

    @Test
    void oddScoresOfTgi_doNotBreakAnAnswer() {
        for (String odd : List.of("7", "[7]", "[{\"id\":\"x\",\"logprob\":\"y\"}]", "{}", "null")) {
            assertThat(TestingReading.whole(HubProtocol.TGI, BackendDemands.NONE, """
                    {"generated_text":"In","details":{"finish_reason":"length","tokens":%s,"top_tokens":%<s}}""".formatted(odd))
                            .text())
                    .isEqualTo("In");
        }
    }

    @Test
    void bytesThatAreNone_areLeftOut() {
        String token = "{\"token\":\"In\",\"logprob\":-0.5,\"bytes\":[300,-1]}";

        assertThat(scores(TestingReading.whole(HubProtocol.CHAT, SCORES, chat("message", "In", token, "\"stop\""))))
                .containsExactly(score("In", -0.5, List.of()));
    }

    @ParameterizedTest
    @EnumSource(HubProtocol.class)
    void serverWithoutScores_isAnError(HubProtocol protocol) {
        String body = switch (protocol) {
            case CHAT -> "{\"choices\":[{\"message\":{\"content\":\"In\"},\"finish_reason\":\"stop\"}]}";
            case COMPLETIONS -> "{\"choices\":[{\"text\":\"In\",\"finish_reason\":\"stop\"}]}";
            case TGI -> "{\"generated_text\":\"In\"}";
        };

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> TestingReading.whole(protocol, SCORES, body))
                .withMessageContaining("logprobs")
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.UPSTREAM_ERROR));
    }
}
