package org.scribes.textgen.api.openai;

/** Messages in the words of OpenAI's API, for fields that have other names in the native one. */
final class OpenAiWords {
    private OpenAiWords() {}

    static String of(String message) {
        return message.replace("max_new_tokens", "max_tokens");
    }
}
