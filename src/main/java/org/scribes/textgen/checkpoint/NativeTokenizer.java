package org.scribes.textgen.checkpoint;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Hugging Face's native tokenizer behind a read-write lock: calls run concurrently, and {@link #close} waits for them.
 */
final class NativeTokenizer implements AutoCloseable {
    /** No truncation or padding, which DJL enables by default. */
    private static final Map<String, String> OPTIONS =
            Map.of("truncation", "do_not_truncate", "padding", "do_not_pad", "addSpecialTokens", "false");

    /** Letters, digits, white space and rare characters. A tokenizer that cannot encode them is broken. */
    private static final String PROBE = "A z 0\n\u00e9\u4e00\ud83d\ude00\u0378";

    private final HuggingFaceTokenizer tokenizer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private NativeTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Loads a {@code tokenizer.json} that {@link TokenizerJson} has checked. */
    static NativeTokenizer load(byte[] json) {
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), OPTIONS);
            try {
                tokenizer.encode(PROBE, true, false);
                return new NativeTokenizer(tokenizer);
            } catch (RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            String reason = FileText.quoted(String.valueOf(e.getMessage()));
            throw new ModelLoadException(TokenizerJson.FILE, "is refused by the tokenizers library: " + reason, e);
        }
    }

    Encoding encode(String text, boolean addSpecialTokens) {
        lock.readLock().lock();
        try {
            return tokenizer.encode(text, addSpecialTokens, false);
        } finally {
            lock.readLock().unlock();
        }
    }

    String decode(long[] ids, boolean skipSpecialTokens) {
        lock.readLock().lock();
        try {
            return tokenizer.decode(ids, skipSpecialTokens);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            tokenizer.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
