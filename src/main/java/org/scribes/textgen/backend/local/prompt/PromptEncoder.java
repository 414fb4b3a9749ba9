package org.scribes.textgen.backend.local.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.backend.SystemMessages;
import org.scribes.textgen.backend.ThinkingTag;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.template.ChatTemplate;
import org.scribes.textgen.template.Document;
import org.scribes.textgen.template.TemplateMessage;

/**
 * Turns a request into the tokens that the model reads: through its chat template where it has one, and never with
 * control tokens that stand in the request's own texts, unless the prompt is raw.
 */
public final class PromptEncoder {
    /** Two that begin differently: what both leave as it is, no word has a part in. */
    private static final List<String> OTHER_WORDS = List.of("A", "7");

    /** As many as a tag of thinking and the blanks behind it may have. */
    private static final int TAG_TOKENS = 16;

    private final CheckpointTokenizer tokenizer;
    private final Optional<ChatTemplate> template;

    public PromptEncoder(CheckpointTokenizer tokenizer, Optional<ChatTemplate> template) {
        this.tokenizer = tokenizer;
        this.template = template;
    }

    /**
     * The tokens of {@code request}.
     *
     * @throws GenerationException INVALID_PARAMETER where the model cannot take such a request
     */
    public int[] encode(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Text text && text.raw()) {
            return tokenizer.encodeRaw(text.text());
        }
        return template.map(template -> tokenizer.encode(render(template, request)))
                .orElseGet(() -> encodePlain(request));
    }

    /** The tag of thinking that {@code prompt} ends with; nothing where it ends with none. */
    String thinkingBegun(int[] prompt) {
        int[] end = Arrays.copyOfRange(prompt, Math.max(0, prompt.length - TAG_TOKENS), prompt.length);
        return ThinkingTag.openAtEnd(tokenizer.decode(end, false)).orElse("");
    }

    /**
     * How many of {@code prompt}'s first tokens are the same whatever {@code request} says: those that it shares with
     * requests of its shape that hold other words.
     */
    int common(GenerationRequest request, int[] prompt) {
        if (template.isEmpty() || isRaw(request)) {
            return 0;
        }
        try {
            int common = prompt.length;
            for (String word : OTHER_WORDS) {
                int[] other = tokenizer.encode(render(template.get(), saying(word, request)));
                int most = Math.min(common, other.length);
                int differs = Arrays.mismatch(prompt, 0, most, other, 0, most);
                common = differs < 0 ? most : differs;
            }
            return common;
        } catch (GenerationException refused) { // by a template that looks at the words
            return 0;
        }
    }

    /** A request of the same shape in which every text is {@code word}. */
    private static GenerationRequest saying(String word, GenerationRequest request) {
        Prompt prompt = request.prompt() instanceof Prompt.Text text
                ? new Prompt.Text(word, text.raw())
                : new Prompt.Conversation(request.prompt().messages().stream()
                        .map(message -> new Message(message.role(), word))
                        .toList());
        List<Passage> passages = request.passages().stream()
                .map(passage -> new Passage(
                        passage.id(),
                        word,
                        passage.reference().map(reference -> word),
                        passage.source().map(source -> word)))
                .toList();
        return request.asking(prompt, passages);
    }

    private static boolean isRaw(GenerationRequest request) {
        return request.prompt() instanceof Prompt.Text text && text.raw();
    }

    private String render(ChatTemplate template, GenerationRequest request) {
        List<Message> given = template.readsDocuments()
                ? PassageLayout.conversation(request)
                : PassageLayout.conversationWithPassages(request);
        List<Message> messages = template.takesSystem() ? given : SystemMessages.folded(given);
        List<Document> documents = template.readsDocuments()
                ? request.passages().stream().map(this::document).toList()
                : List.of();
        return template.render(messages.stream().map(this::turn).toList(), documents, true);
    }

    private Document document(Passage passage) {
        return new Document(
                tokenizer.defuse(PassageLayout.title(passage).orElse("")), tokenizer.defuse(passage.text()));
    }

    private TemplateMessage turn(Message message) {
        return new TemplateMessage(message.role().name().toLowerCase(Locale.ROOT), tokenizer.defuse(message.content()));
    }

    /** A model without a chat template continues the text as it is, after the token that begins every text. */
    private int[] encodePlain(GenerationRequest request) {
        if (!(request.prompt() instanceof Prompt.Text text)) {
            throw GenerationException.invalidParameter(
                    "messages", "cannot be given: this model has no chat template; give prompt");
        }
        String whole = request.passages().isEmpty()
                ? text.text()
                : PassageLayout.beforeQuestion(request.passages(), text.text());
        int[] beginning = tokenizer.encodeRaw("");
        int[] rest = tokenizer.encode(tokenizer.defuse(whole));
        return IntStream.concat(Arrays.stream(beginning), Arrays.stream(rest)).toArray();
    }
}
