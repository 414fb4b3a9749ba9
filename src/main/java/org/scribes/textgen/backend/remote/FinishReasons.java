package org.scribes.textgen.backend.remote;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.LowerCase;

/**
 * The meaning of a server's {@code finish_reason}. The words are those of OpenAI, text-generation-inference, vLLM,
 * llama.cpp, Anthropic, Gemini, Cohere, Mistral, DeepSeek, GLM, watsonx, Bedrock and gateways that translate between
 * them. Case, hyphens, underscores and blanks are ignored.
 */
enum FinishReasons {
    /** The model finished. A server's {@code stop} may also mean a stop text. */
    EOS_TOKEN("stop eos eos_token end_turn end end_of_text complete completed done finish finished normal"),
    STOP_SEQUENCE("stop_sequence stop_word"),
    /** The token limit or the context window was reached. */
    LENGTH("length max_tokens max_output_tokens max_completion_tokens max_new_tokens max_length "
            + "model_length token_limit context_length model_context_window_exceeded"),
    /** The provider's filter or the model's refusal ended the answer. */
    CONTENT_FILTER("content_filter content_filtered filtered sensitive safety image_safety recitation "
            + "image_recitation refusal refused prohibited_content image_prohibited_content blocklist "
            + "blacklist spii language moderation model_armor guardrail_intervened guardrails blocked "
            + "error_toxic toxic content_policy content_policy_violation policy_violation"),
    /** The model called a tool instead of answering. */
    TOOL_CALLS("tool_calls tool_call tool_use function_call function_calls malformed_function_call "
            + "unexpected_tool_call too_many_tool_calls pause_turn"),
    /** The answer is incomplete. */
    BROKEN_OFF("network_error error error_limit other abort aborted cancel cancelled canceled user_cancel "
            + "timeout timed_out time_limit failed failure internal_error server_error "
            + "insufficient_system_resource interrupted preempted overloaded"),
    /** A word that is not known here. */
    UNKNOWN("unknown");

    /** Values that mean no reason yet. */
    private static final Set<String> NONE =
            Set.of("", "null", "none", "nil", "undefined", "unspecified", "finishreasonunspecified");

    private static final Map<String, FinishReasons> BY_WORD = Stream.of(values())
            .flatMap(finish -> Stream.of(finish.words.split(" ")).map(word -> Map.entry(plain(word), finish)))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String words;

    FinishReasons(String words) {
        this.words = words;
    }

    /**
     * Parses a reason: a word, or an object with a {@code type}.
     *
     * @return empty if there is no reason yet
     */
    static Optional<FinishReasons> of(@Nullable JsonNode reason) {
        if (reason == null || reason.isNull()) {
            return Optional.empty();
        }
        JsonNode word = reason.isObject() ? reason.path("type") : reason;
        String plain = plain(word.asText(""));
        return NONE.contains(plain) ? Optional.empty() : Optional.of(BY_WORD.getOrDefault(plain, UNKNOWN));
    }

    /** The word in lower case, without separators. */
    private static String plain(String word) {
        return LowerCase.of(word).replace("-", "").replace("_", "").replace(" ", "");
    }
}
