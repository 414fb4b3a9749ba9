package org.scribes.textgen.checkpoint;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.nio.file.Files;
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
import org.scribes.textgen.domain.LoneSurrogates;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.domain.TokenizedText;

/**
 * A checkpoint's tokenizer, from {@code tokenizer.json}. Thread-safe. {@link #close} waits for running calls; later
 * calls throw {@link IllegalStateException}.
 *
 * <p>A prompt mixes trusted text from the chat template with untrusted text from the user. Untrusted text passes
 * through {@link #defuse} before the template renders it, and the rendered prompt through {@link #encode}. Then control
 * tokens of the template are recognised, and those in untrusted text are plain characters.
 */
public final class CheckpointTokenizer implements AutoCloseable {
    /**
     * Each pass cuts every remaining control token. If some remain after the last pass, all characters are separated.
     */
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
        // Text outside the vocabulary encodes as the unknown token without any harm
        contents.stream().filter(content -> !file.isUnknown(content)).forEach(this::addControlId);
    }

    /**
     * Opens the tokenizer in {@code folder}.
     *
     * @throws ModelLoadException if {@code tokenizer.json} is missing, malformed or not supported
     */
    public static CheckpointTokenizer open(Path folder) {
        if (!Files.exists(folder.resolve(TokenizerJson.FILE))) {
            throw new ModelLoadException(
                    TokenizerJson.FILE,
                    "does not exist, and no other kind of tokenizer is read. With transformers, AutoTokenizer"
                            + ".from_pretrained(folder).save_pretrained(folder) writes it for most models");
        }
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

    /** Checks the ids that a post-processor adds. */
    private static void requireKnown(long[] ids, int vocabularySize) {
        if (Arrays.stream(ids).anyMatch(id -> id >= vocabularySize)) {
            throw new ModelLoadException(TokenizerJson.FILE, "the post-processor adds an unknown token id");
        }
    }

    /** Takes the id from the library: an added token that is also in the vocabulary has its id there. */
    private void addControlId(String content) {
        long[] ids = tokenizer.encode(content, false).getIds();
        if (ids.length == 1 && tokenizer.decode(ids, false).equals(content)) {
            controlIds.add(ids[0]);
        }
    }

    /**
     * Neutralises all control tokens in {@code text}, which a template then renders and {@link #encode} reads. A text
     * without control tokens is returned unchanged. Otherwise U+FDD0 is inserted into each. A control token of a single
     * character, also after normalisation, is removed. Does not cover templates that cut the text or change its case.
     */
    public String defuse(String text) {
        String defused = controls.mark(LoneSurrogates.replaced(text));
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            ControlTokens.Cuts cuts = controlsLeft(defused);
            if (cuts.isEmpty()) {
                return defused;
            }
            defused = cuts.apply(defused);
        }
        return separated(defused);
    }

    /** Encodes a rendered prompt without adding special tokens. No token spans U+FDD0. */
    public int[] encode(String rendered) {
        return marked.sections(LoneSurrogates.replaced(rendered)).stream()
                .flatMapToInt(section -> Arrays.stream(ids(section.reader().encode(section.text(), false))))
                .toArray();
    }

    /** Encodes {@code text} as Hugging Face's {@code tokenizer(text)} does, including control tokens in the text. */
    public int[] encodeRaw(String text) {
        return ids(tokenizer.encode(LoneSurrogates.replaced(text), true));
    }

    /** The tokens of {@link #encode} in the text of {@code rendered} without U+FDD0. */
    public TokenizedText tokenize(String rendered) {
        TokenSpans spans = new TokenSpans();
        for (Section<NativeTokenizer> section : marked.sections(LoneSurrogates.replaced(rendered))) {
            spans.add(section.text(), section.reader().encode(section.text(), false));
        }
        return spans.all();
    }

    /** The tokens of {@link #encodeRaw} in {@code text}. */
    public TokenizedText tokenizeRaw(String text) {
        String whole = LoneSurrogates.replaced(text);
        return new TokenSpans().add(whole, tokenizer.encode(whole, true)).all();
    }

    /**
     * Decodes {@code ids}. Invalid UTF-8 becomes U+FFFD; ids out of range are skipped.
     *
     * @param skipSpecial whether to skip special tokens
     */
    public String decode(int[] ids, boolean skipSpecial) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecial);
    }

    /** The text of a special token, which decoding can skip; empty for other tokens. */
    public Optional<String> specialToken(int id) {
        return Optional.ofNullable(specialTokens.get(id));
    }

    /** The highest token id plus one. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /**
     * Checks that the model has a row for every token.
     *
     * @throws ModelLoadException if a token id is not below {@code vocabSize}
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

    /** Finds control tokens that appear only after normalisation or through the vocabulary. */
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

    /** A token without a character span may come from anywhere in its section, so the whole section is cut. */
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

    /** The start of each code point of {@code section} in the whole text, and the end of the last. */
    private static int[] indices(Section<NativeTokenizer> section) {
        IntStream.Builder indices = IntStream.builder();
        int at = section.start();
        for (int c : section.text().codePoints().toArray()) {
            indices.add(at);
            at += Character.charCount(c);
        }
        return indices.add(at).build().toArray();
    }

    /** Separates all characters, and removes those that are control tokens by themselves. */
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
