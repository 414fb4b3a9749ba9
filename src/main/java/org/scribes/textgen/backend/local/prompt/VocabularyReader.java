package org.scribes.textgen.backend.local.prompt;

import java.nio.file.Path;
import java.util.Set;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.TokenBytes;

/** Reads the bytes that a checkpoint's tokens add to an answer. */
public final class VocabularyReader {
    private VocabularyReader() {}

    /**
     * Reads the vocabulary of the checkpoint in {@code folder}.
     *
     * @param tokenizer the checkpoint's tokenizer
     * @param size the length of the logits
     * @param endOfText the tokens that end an answer
     */
    public static Vocabulary read(Path folder, CheckpointTokenizer tokenizer, int size, Set<Integer> endOfText) {
        Vocabulary.Builder vocabulary = new Vocabulary.Builder(size, endOfText);
        TokenBytes.read(folder, tokenizer, new TokenBytes.Visitor() {
            @Override
            public void token(int id, byte[] atStart, byte[] later) {
                vocabulary.token(id, atStart, later);
            }

            @Override
            public void unknown(int id) {
                vocabulary.unknown(id);
            }
        });
        return vocabulary.build();
    }
}
