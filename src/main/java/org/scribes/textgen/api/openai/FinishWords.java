package org.scribes.textgen.api.openai;

import org.scribes.textgen.domain.FinishReason;

/** Why an answer ended, in OpenAI's words. */
final class FinishWords {
    private FinishWords() {}

    static String of(FinishReason reason) {
        return switch (reason) {
            case EOS_TOKEN, STOP_SEQUENCE -> "stop";
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
            case TOOL_CALLS -> "tool_calls";
        };
    }
}
