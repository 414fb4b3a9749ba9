package org.scribes.textgen.backend.local.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.backend.SystemMessages;
import org.scribes.textgen.backend.ThinkingTag;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;
import org.scribes.textgen.template.ChatTemplate;
import org.scribes.textgen.template.Document;
import org.scribes.textgen.template.TemplateMessage;

/**
 * Encodes a request as prompt tokens. Applies the chat template if the model has one. Neutralises control tokens in the
 * request's texts unless the prompt is raw.
 */
public final class PromptEncoder {
    /**
     * Two words without a common beginning. Tokens that stay the same with both do not depend on the request's text.
     */
    private static final List<String> PROBE_WORDS = List.of("A", "7");

    /** Upper bound for the tokens of a reasoning tag and the white space after it. */
    private static final int MAX_TAG_TOKENS = 16;

    private final CheckpointTokenizer tokenizer;
    private final Optional<ChatTemplate> template;

    public PromptEncoder(CheckpointTokenizer tokenizer, Optional<ChatTemplate> template) {
        this.tokenizer = tokenizer;
        this.template = template;
    }

    /**
     * Encodes {@code request}.
     *
     * @throws GenerationException INVALID_PARAMETER if the model does not support the request
     */
    public int[] encode(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Tokens tokens) {
            return tokens.ids().stream().mapToInt(Integer::intValue).toArray();
        }
        if (request.prompt() instanceof Prompt.Text text && text.raw()) {
            return tokenizer.encodeRaw(text.text());
        }
        return template.map(template -> tokenizer.encode(render(template, request)))
                .orElseGet(() -> encodePlain(request));
    }

    /** The tokenizer of a model with that many tokens, of which the checkpoint's tokenizer may lack some. */
    ModelTokenizer tokenizer(int vocabularySize) {
        return new PromptTokenizer(this, tokenizer, vocabularySize);
    }

    /** The tokens of {@link #encode}, for a prompt of text, with their places. */
    TokenizedText tokenize(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Text text && text.raw()) {
            return tokenizer.tokenizeRaw(text.text());
        }
        return template.map(template -> tokenizer.tokenize(render(template, request)))
                .orElseGet(() -> tokenizePlain(request));
    }

    /** The opening reasoning tag at the end of {@code prompt}, or an empty text. */
    String openThinkingTag(int[] prompt) {
        int[] end = Arrays.copyOfRange(prompt, Math.max(0, prompt.length - MAX_TAG_TOKENS), prompt.length);
        return ThinkingTag.openAtEnd(tokenizer.decode(end, false)).orElse("");
    }

    /**
     * The number of leading tokens of {@code prompt} that do not depend on the texts of {@code request}. Compares the
     * prompt with those of requests of the same shape that hold other words.
     */
    int commonPrefix(GenerationRequest request, int[] prompt) {
        if (template.isEmpty() || isRaw(request)) {
            return 0;
        }
        try {
            int common = prompt.length;
            for (String word : PROBE_WORDS) {
                int[] other = tokenizer.encode(render(template.get(), withWord(word, request)));
                int max = Math.min(common, other.length);
                int mismatch = Arrays.mismatch(prompt, 0, max, other, 0, max);
                common = mismatch < 0 ? max : mismatch;
            }
            return common;
        } catch (GenerationException rejected) { // the template rejects the probe word
            return 0;
        }
    }

    /** A copy of {@code request} in which every text is {@code word}. */
    private static GenerationRequest withWord(String word, GenerationRequest request) {
        Prompt prompt = request.prompt() instanceof Prompt.Text text
                ? text.saying(word)
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
        return request.prompt().raw();
    }

    private String render(ChatTemplate template, GenerationRequest request) {
        List<Message> conversation = template.readsDocuments()
                ? PassageLayout.conversation(request)
                : PassageLayout.conversationWithPassages(request);
        List<Message> messages = template.takesSystem() ? conversation : SystemMessages.folded(conversation);
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
        return new TemplateMessage(EnumNames.of(message.role()), tokenizer.defuse(message.content()));
    }

    /** Without a chat template, the model continues the text after its beginning-of-text token. */
    private int[] encodePlain(GenerationRequest request) {
        int[] beginning = tokenizer.encodeRaw("");
        int[] rest = tokenizer.encode(plain(request));
        return IntStream.concat(Arrays.stream(beginning), Arrays.stream(rest)).toArray();
    }

    /** The tokens at the beginning have no text. */
    private TokenizedText tokenizePlain(GenerationRequest request) {
        TokenizedText rest = tokenizer.tokenize(plain(request));
        List<TokenSpan> beginning = tokenizer.tokenizeRaw("").tokens();
        return new TokenizedText(
                rest.text(),
                Stream.concat(beginning.stream(), rest.tokens().stream()).toList());
    }

    private String plain(GenerationRequest request) {
        if (!(request.prompt() instanceof Prompt.Text text)) {
            throw GenerationException.invalidParameter(
                    "messages", "cannot be given: this model has no chat template; give prompt");
        }
        String whole = request.passages().isEmpty()
                ? text.text()
                : PassageLayout.beforeQuestion(request.passages(), text.text());
        return tokenizer.defuse(whole);
    }
}
