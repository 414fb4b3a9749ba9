package org.scribes.textgen.checkpoint;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.checkpoint.MarkedSections.Section;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * A checkpoint's tokenizer, from {@code tokenizer.json}. Safe for use by several threads; {@link #close} waits for calls
 * that run, and calls after it throw {@link IllegalStateException}.
 *
 * <p>A prompt is trusted text (the chat template's) with text in it that is not (the user's). The latter goes through
 * {@link #defuse} before the template renders it, and what the template rendered through {@link #encode}: control tokens
 * that the template writes are found then, and those in the defused text are letters and signs like any other.
 */
public final class CheckpointTokenizer implements AutoCloseable {
    /** Each pass cuts every control token that is left; one that outlasts these is taken apart for good. */
    private static final int MAX_PASSES = 8;

    private final NativeTokenizer tokenizer;
    private final NativeTokenizer continuation;
    private final MarkedSections<NativeTokenizer> marked;
    private final ControlTokens controls;
    private final Set<Long> controlIds = new HashSet<>();
    private final Map<Integer, String> specialTokens;
    private final int vocabularySize;

    private CheckpointTokenizer(
            TokenizerJson file, TokenizerConfig config, NativeTokenizer tokenizer, NativeTokenizer continuation) {
        this.tokenizer = tokenizer;
        this.continuation = continuation;
        this.vocabularySize = file.vocabularySize();
        List<AddedToken> added = file.addedTokens();
        this.specialTokens = added.stream()
                .filter(AddedToken::special)
                .collect(Collectors.toMap(AddedToken::id, AddedToken::content, (first, second) -> first));
        this.marked = new MarkedSections<>(
                tokenizer, continuation, added.stream().map(AddedToken::content).toList());
        Set<String> named = Set.copyOf(config.specialTokens().values());
        Set<String> contents = added.stream()
                .filter(token -> token.isControl(named))
                .map(AddedToken::content)
                .collect(Collectors.toSet());
        this.controls = new ControlTokens(contents);
        // Text that the vocabulary lacks becomes the unknown token in all innocence
        contents.stream().filter(content -> !file.isUnknown(content)).forEach(this::addControlId);
    }

    /**
     * Opens the tokenizer in {@code folder}.
     *
     * @throws ModelLoadException when {@code tokenizer.json} is missing, malformed or not supported
     */
    public static CheckpointTokenizer open(Path folder) {
        TokenizerConfig config = TokenizerConfig.read(folder);
        return of(JsonFiles.bytes(folder, TokenizerJson.FILE, TokenizerJson.MAX_BYTES), config);
    }

    static CheckpointTokenizer of(byte[] json, TokenizerConfig config) {
        TokenizerJson file = TokenizerJson.parse(json);
        NativeTokenizer tokenizer = NativeTokenizer.load(json);
        try {
            requireKnown(tokenizer.encode("", true).getIds(), file.vocabularySize());
            NativeTokenizer continuation =
                    Continuation.of(file).map(NativeTokenizer::load).orElse(tokenizer);
            return new CheckpointTokenizer(file, config, tokenizer, continuation);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** A post-processor writes ids of its own. */
    private static void requireKnown(long[] ids, int vocabularySize) {
        if (Arrays.stream(ids).anyMatch(id -> id >= vocabularySize)) {
            throw new ModelLoadException(TokenizerJson.FILE, "the post-processor adds a token that there is not");
        }
    }

    /** The library has the last word on ids: an added token that is in the vocabulary too has the id it has there. */
    private void addControlId(String content) {
        long[] ids = tokenizer.encode(content, false).getIds();
        if (ids.length == 1 && tokenizer.decode(ids, false).equals(content)) {
            controlIds.add(ids[0]);
        }
    }

    /**
     * {@code text} with all control tokens in it made harmless, for a template to render and {@link #encode} to read. A text
     * without any comes back as it is. Where there are some, U+FDD0 stands inside each, and a control token of a single
     * character, or what a normaliser makes into one, is gone. What a template itself cuts out of the text or changes the
     * case of is beyond this.
     */
    public String defuse(String text) {
        String defused = controls.mark(FileText.wellFormed(text));
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            ControlTokens.Cuts cuts = controlsLeft(defused);
            if (cuts.isEmpty()) {
                return defused;
            }
            defused = cuts.apply(defused);
        }
        return separated(defused);
    }

    /** The tokens of a prompt; nothing is added before or after it. Text on the two sides of U+FDD0 is never one token. */
    public int[] encode(String rendered) {
        return marked.sections(FileText.wellFormed(rendered)).stream()
                .flatMapToInt(section -> Arrays.stream(ids(section.reader().encode(section.text(), false))))
                .toArray();
    }

    /** The tokens of {@code text} as Hugging Face's {@code tokenizer(text)} gives them: control tokens in it count. */
    public int[] encodeRaw(String text) {
        return ids(tokenizer.encode(FileText.wellFormed(text), true));
    }

    /**
     * The text of {@code ids}; bytes that are no UTF-8 come as U+FFFD, ids out of range not at all.
     *
     * @param skipSpecial whether special tokens are left out
     */
    public String decode(int[] ids, boolean skipSpecial) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecial);
    }

    /** What a special token, which decoding leaves out, is written as; nothing for others. */
    public Optional<String> specialToken(int id) {
        return Optional.ofNullable(specialTokens.get(id));
    }

    /** The highest id of all tokens, and one. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /**
     * Checks that a model has a row for every token.
     *
     * @throws ModelLoadException when the tokenizer knows ids that a vocabulary of {@code vocabSize} does not have
     */
    public void requireFits(int vocabSize) {
        if (vocabularySize > vocabSize) {
            throw new ModelLoadException(
                    TokenizerJson.FILE,
                    "has ids up to " + (vocabularySize - 1) + ", the model's vocab_size is " + vocabSize);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        continuation.close();
    }

    /** Where a normaliser or the vocabulary makes control tokens of text that holds none as it is written. */
    private ControlTokens.Cuts controlsLeft(String text) {
        ControlTokens.Cuts cuts = new ControlTokens.Cuts();
        for (Section<NativeTokenizer> section : marked.sections(text)) {
            Encoding encoding = section.reader().encode(section.text(), false);
            long[] ids = encoding.getIds();
            int[] controls = IntStream.range(0, ids.length)
                    .filter(i -> controlIds.contains(ids[i]))
                    .toArray();
            if (controls.length > 0) {
                int[] indices = indices(section);
                CharSpan[] spans = encoding.getCharTokenSpans();
                Arrays.stream(controls).forEach(i -> cut(cuts, text, section, indices, spans[i]));
            }
        }
        return cuts;
    }

    /** A token that does not say where it comes from may come from anywhere in its section. */
    private static void cut(
            ControlTokens.Cuts cuts,
            String text,
            Section<NativeTokenizer> section,
            int[] indices,
            @Nullable CharSpan span) {
        if (span == null || span.getStart() >= span.getEnd()) {
            cuts.inside(text, section.start(), section.start() + section.text().length());
        } else {
            cuts.inside(text, indices[span.getStart()], indices[span.getEnd()]);
        }
    }

    /** Where in the whole text each code point of {@code section} begins, and where the last ends. */
    private static int[] indices(Section<NativeTokenizer> section) {
        IntStream.Builder indices = IntStream.builder();
        int at = section.start();
        for (int c : section.text().codePoints().toArray()) {
            indices.add(at);
            at += Character.charCount(c);
        }
        return indices.add(at).build().toArray();
    }

    /** Each character by itself, without those that are a control token even so. */
    private String separated(String text) {
        return text.codePoints()
                .filter(c -> c != ControlTokens.MARK)
                .mapToObj(Character::toString)
                .filter(c -> isHarmless(tokenizer.encode(c, false)) && isHarmless(continuation.encode(c, false)))
                .collect(Collectors.joining(String.valueOf(ControlTokens.MARK)));
    }

    private boolean isHarmless(Encoding encoding) {
        return Arrays.stream(encoding.getIds()).noneMatch(controlIds::contains);
    }

    private static int[] ids(Encoding encoding) {
        return Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
    }
}
