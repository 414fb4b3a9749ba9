package org.scribes.textgen.template;

import com.hubspot.jinjava.interpret.InterpretException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * A model's chat template, read once and rendered for each request; any number of threads may render at once.
 *
 * <p>It sees what Hugging Face's {@code apply_chat_template} gives it: {@code messages}, {@code documents} and {@code tools}
 * (each {@code none} where there are none), {@code add_generation_prompt} and the special tokens. Whatever the messages and
 * documents hold is data: template code within them is printed as it stands.
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
     * Reads a template.
     *
     * @param file where it was found, for the message of an exception
     * @param specialTokens {@code bos_token}, {@code eos_token} and what else the tokenizer has by such names; one that it
     *     has not is left out
     * @throws ModelLoadException if it is no template, cannot be rendered here exactly as Jinja2 3.1 would, or fails for
     *     every conversation that is tried
     */
    public static ChatTemplate compile(String file, String source, Map<String, String> specialTokens) {
        ChatTemplate template =
                compile(file, source, specialTokens, Clock.system(ZoneId.systemDefault()), System::nanoTime);
        LoadProbe.failure(template.renderer).ifPresent(failure -> {
            throw new ModelLoadException(file, failure);
        });
        return template;
    }

    /** As above, without trying it. */
    static ChatTemplate compile(
            String file, String source, Map<String, String> specialTokens, Clock clock, LongSupplier nanoTime) {
        try {
            Environment environment = new Environment(Globals.functions(clock));
            PromptRenderer renderer =
                    new PromptRenderer(environment, environment.parse(source), specialTokens, nanoTime);
            boolean readsDocuments = environment.reads("documents") && LoadProbe.printsDocuments(renderer);
            return new ChatTemplate(renderer, readsDocuments, LoadProbe.takesSystem(renderer));
        } catch (UnsupportedTemplate e) {
            throw new ModelLoadException(file, "the chat template cannot be used: " + e.getMessage(), e);
        } catch (InterpretException | StackOverflowError e) {
            throw new ModelLoadException(file, "the chat template cannot be read", e);
        }
    }

    /**
     * The prompt that the model is to go on from.
     *
     * @param documents what the answer may rest on; empty where there is nothing
     * @param addGenerationPrompt whether the prompt ends where the assistant begins to speak
     * @throws GenerationException {@link ErrorCode#INVALID_PARAMETER} with the template's own words if it refuses the
     *     conversation, {@link ErrorCode#GENERATION_FAILED} if it fails or uses more time or text than it may
     */
    public String render(List<Turn> messages, List<Document> documents, boolean addGenerationPrompt) {
        return renderer.render(messages, documents, addGenerationPrompt);
    }

    /** Whether the text of a message of the system comes into the prompt; if not, it must go in by another way. */
    public boolean takesSystem() {
        return takesSystem;
    }

    /** Whether the documents' texts come into the prompt; if not, passages must go in by another way. */
    public boolean readsDocuments() {
        return readsDocuments;
    }
}
