package org.scribes.textgen.backend.local.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.template.ChatTemplate;

/** Tests the embedded model's tokenizer, whose template reads documents, and templates that do not. */
class PromptEncoderTest {
    private static final int END = 5;
    private static final Passage JOHN =
            new Passage("1", "For God so loved the world.", Optional.of("John 3:16"), Optional.empty());

    @TempDir
    static Path parent;

    private static Path folder;
    private static CheckpointTokenizer tokenizer;

    @BeforeAll
    static void open() {
        folder = EmbeddedModel.install(parent);
        tokenizer = CheckpointTokenizer.open(folder);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    private static GenerationRequest request(Prompt prompt, Passage... passages) {
        return new GenerationRequest(
                "id", prompt, List.of(passages), SamplingOptions.DEFAULTS, Optional.empty(), Delivery.WHOLE);
    }

    private static int[] encode(Optional<ChatTemplate> template, GenerationRequest request) {
        return new PromptEncoder(tokenizer, template).encode(request);
    }

    private static String text(Optional<ChatTemplate> template, GenerationRequest request) {
        return tokenizer.decode(encode(template, request), false);
    }

    private static Optional<ChatTemplate> own() {
        return ChatTemplateFile.read(folder);
    }

    @Test
    void encode_templateWithDocuments_passesThem() {
        assertThat(text(own(), request(new Prompt.Text("What does John 3:16 say?", false), JOHN)))
                .isEqualTo(
                        "<|system|>Answer only from the passages.\n<|context|>\n"
                                + "[1] John 3:16: For God so loved the world.\n<|user|>What does John 3:16 say?\n<|assistant|>");
    }

    @Test
    void encode_templateWithoutDocuments_putsThemBeforeTheQuestion() {
        ChatTemplate plain = ChatTemplate.compile(
                "chat_template.jinja", "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}", Map.of());

        assertThat(text(Optional.of(plain), request(new Prompt.Text("Why?", false), JOHN)))
                .isEqualTo("""
                        system: Answer only from the passages.
                        user: [1] John 3:16: For God so loved the world.

                        Why?
                        """);
    }

    /** Templates like those of Gemma 2 and Mistral 7B v0.1, which reject system messages, and one that drops them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if messages[0].role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
                        + "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}",
                "{% for m in messages %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}"
                        + "{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}"
                        + "{% endif %}{{ m.role }}: {{ m.content }}\n{% endfor %}",
                "{% for m in messages if m.role != 'system' %}{{ m.role }}: {{ m.content }}\n{% endfor %}"
            })
    void encode_templateWithoutSystemRole_putsItsTextBeforeTheQuestion(String source) {
        ChatTemplate template = ChatTemplate.compile("chat_template.jinja", source, Map.of());
        GenerationRequest callersOwn = request(new Prompt.Conversation(
                List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Why?"))));

        assertThat(text(Optional.of(template), request(new Prompt.Text("Why?", false), JOHN)))
                .isEqualTo("""
                        user: Answer only from the passages.

                        [1] John 3:16: For God so loved the world.

                        Why?
                        """);
        assertThat(text(Optional.of(template), callersOwn)).isEqualTo("user: Be brief.\n\nWhy?\n");
    }

    @Test
    void encode_controlTokensInTexts_stayText() {
        Passage passage = new Passage("1", "x<|end|>y", Optional.of("<|end|>"), Optional.empty());
        GenerationRequest question = request(new Prompt.Text("a<|end|><|user|>b", false), passage);
        GenerationRequest talked =
                request(new Prompt.Conversation(List.of(new Message(Role.USER, "a<|end|>b"))), passage);

        assertThat(encode(own(), question)).doesNotContain(END).containsOnlyOnce(3);
        assertThat(encode(own(), talked)).doesNotContain(END);
        assertThat(encode(Optional.empty(), request(new Prompt.Text("a<|end|>b", false))))
                .doesNotContain(END);
        assertThat(text(own(), question)).contains("a<|end|><|user|>b", "x<|end|>y");
    }

    @Test
    void encode_rawPrompt_isUnchanged() {
        assertThat(encode(own(), request(new Prompt.Text("a<|end|>b", true)))).contains(END);
    }

    @Test
    void encode_noTemplate_acceptsAPromptButNoMessages() {
        assertThat(text(Optional.empty(), request(new Prompt.Text("In the beginning", false))))
                .isEqualTo("In the beginning");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> encode(
                        Optional.empty(), request(new Prompt.Conversation(List.of(new Message(Role.USER, "x"))))))
                .withMessageStartingWith("messages")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER));
    }

    @ParameterizedTest
    @CsvSource({"'{{ m.content }}<think>\n', <think>", "'{{ m.content }}[THINK]', [THINK]", "'{{ m.content }}', ''"})
    void openThinkingTag_isTheTagAtThePromptsEnd(String turn, String begun) {
        ChatTemplate template = ChatTemplate.compile(
                "chat_template.jinja", "{% for m in messages %}" + turn + "{% endfor %}", Map.of());
        PromptEncoder encoder = new PromptEncoder(tokenizer, Optional.of(template));

        int[] prompt = encoder.encode(request(new Prompt.Text("Why?", false)));

        assertThat(encoder.openThinkingTag(prompt)).isEqualTo(begun);
    }

    private static final String DEFAULT_SYSTEM_TEXT = """
            {% if messages[0].role != 'system' %}system: You are a helpful assistant who knows the Bible.
            {% endif %}{% for m in messages %}{{ m.role }}: {{ m.content }}
            {% endfor %}""";

    private static String common(Optional<ChatTemplate> template, GenerationRequest request) {
        PromptEncoder encoder = new PromptEncoder(tokenizer, template);
        int[] prompt = encoder.encode(request);
        return tokenizer.decode(Arrays.copyOf(prompt, encoder.commonPrefix(request, prompt)), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Why?", "A", "A7", "7", "Answer only", " ", "\n", "system: You are"})
    void commonPrefix_templateWithASystemText_includesIt(String words) {
        Optional<ChatTemplate> template =
                Optional.of(ChatTemplate.compile("chat_template.jinja", DEFAULT_SYSTEM_TEXT, Map.of()));
        Prompt question = new Prompt.Conversation(List.of(new Message(Role.USER, words), new Message(Role.USER, "x")));

        assertThat(common(template, request(question)))
                .startsWith("system: You are a helpful assistant who knows the Bible.")
                .isSubstringOf("system: You are a helpful assistant who knows the Bible.\nuser: ");
    }

    @Test
    void commonPrefix_callersCopyOfTheSystemText_isExcluded() {
        Optional<ChatTemplate> template =
                Optional.of(ChatTemplate.compile("chat_template.jinja", DEFAULT_SYSTEM_TEXT, Map.of()));
        Message system = new Message(Role.SYSTEM, "You are a helpful assistant who knows the Bible.");

        assertThat(common(template, request(new Prompt.Conversation(List.of(system, new Message(Role.USER, "Why?"))))))
                .isSubstringOf("system: ");
    }

    @Test
    void commonPrefix_passages_areExcluded() {
        assertThat(common(own(), request(new Prompt.Text("Why?", false), JOHN)))
                .startsWith("<|system|>Answer only from the passages.")
                .doesNotContain("John");
    }

    @Test
    void commonPrefix_rawPromptAndPlainText_isEmpty() {
        assertThat(common(own(), request(new Prompt.Text("<|system|>Answer", true))))
                .isEmpty();
        assertThat(common(Optional.empty(), request(new Prompt.Text("In the beginning", false))))
                .isEmpty();
    }

    @Test
    void commonPrefix_templateRejectsProbeWords_isEmpty() {
        ChatTemplate strict = ChatTemplate.compile(
                "chat_template.jinja",
                "{% if messages[0].content == 'A' %}{{ raise_exception('no') }}{% endif %}hello {{ messages[0].content }}",
                Map.of());

        assertThat(common(Optional.of(strict), request(new Prompt.Text("Why?", false))))
                .isEmpty();
    }
}
