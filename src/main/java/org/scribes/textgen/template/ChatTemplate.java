package org.scribes.textgen.template;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.template.builtin.GlobalFunctions;
import org.scribes.textgen.template.parse.ParsedTemplate;
import org.scribes.textgen.template.parse.UnsupportedTemplate;

/**
 * A model's chat template, parsed once and rendered for each request. Any number of threads may render at once.
 *
 * <p>The template sees the variables that Hugging Face's {@code apply_chat_template} sets: {@code messages},
 * {@code documents} and {@code tools} (both {@code none} if there are none), {@code add_generation_prompt} and the special
 * tokens. Messages and documents are data: template code in them is printed unchanged.
 *
 * @see <a href="https://huggingface.co/docs/transformers/chat_templating">Hugging Face on chat templates</a>
 */
public final class ChatTemplate {
    private final PromptRenderer renderer;
    private final boolean readsDocuments;
    private final boolean takesSystem;

    private ChatTemplate(PromptRenderer renderer, boolean readsDocuments, boolean takesSystem) {
        this.renderer = renderer;
        this.readsDocuments = readsDocuments;
        this.takesSystem = takesSystem;
    }

    /**
     * Parses a template and tries it.
     *
     * @param file the file that holds the template, for the message of an exception
     * @param specialTokens the tokenizer's special tokens by name, such as {@code bos_token}; a token that the tokenizer
     *     does not have is left out
     * @throws ModelLoadException if the template is wrong, cannot be rendered exactly as Jinja2 3.1 renders it, or fails
     *     for every conversation that is tried
     */
    public static ChatTemplate compile(String file, String source, Map<String, String> specialTokens) {
        ChatTemplate template =
                compile(file, source, specialTokens, Clock.system(ZoneId.systemDefault()), System::nanoTime);
        LoadProbe.failure(template.renderer).ifPresent(failure -> {
            throw new ModelLoadException(file, failure);
        });
        return template;
    }

    /** Parses a template without trying it. */
    static ChatTemplate compile(
            String file, String source, Map<String, String> specialTokens, Clock clock, LongSupplier nanoTime) {
        try {
            ParsedTemplate parsed = ParsedTemplate.parse(source, GlobalFunctions.all(clock));
            PromptRenderer renderer = new PromptRenderer(parsed, specialTokens, nanoTime);
            boolean readsDocuments = parsed.reads("documents") && LoadProbe.printsDocuments(renderer);
            return new ChatTemplate(renderer, readsDocuments, LoadProbe.takesSystem(renderer));
        } catch (UnsupportedTemplate e) {
            throw new ModelLoadException(file, "the chat template cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Renders the prompt that the model continues.
     *
     * @param documents the texts that the answer may use; may be empty
     * @param addGenerationPrompt whether the prompt ends where the assistant's message begins
     * @throws GenerationException {@link ErrorCode#INVALID_PARAMETER} with the template's own message if it refuses the
     *     conversation; {@link ErrorCode#GENERATION_FAILED} if it fails or exceeds a limit
     */
    public String render(List<TemplateMessage> messages, List<Document> documents, boolean addGenerationPrompt) {
        return renderer.render(messages, documents, addGenerationPrompt);
    }

    /** Whether the prompt contains the system message. If not, its text must be put into another message. */
    public boolean takesSystem() {
        return takesSystem;
    }

    /** Whether the prompt contains the texts of the documents. If not, they must be put into a message. */
    public boolean readsDocuments() {
        return readsDocuments;
    }
}
