package org.scribes.textgen.backend.local;

import java.util.Set;
import org.scribes.textgen.backend.local.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.backend.local.sampling.Vocabulary;

/**
 * A checkpoint that is loaded and answers.
 *
 * @param name as answers give it
 * @param vocabulary what the tokens add to an answer
 * @param endOfText the tokens that end an answer
 * @param contextWindow the most tokens of prompt and answer together
 * @param numerics how it computes
 * @param memory of the decoder's keys and values
 */
record LocalModel(
        String name,
        Decoder decoder,
        CheckpointTokenizer tokenizer,
        Vocabulary vocabulary,
        RequestPreparer preparer,
        Set<Integer> endOfText,
        int contextWindow,
        Numerics numerics,
        KvMemory memory)
        implements AutoCloseable {
    LocalModel {
        endOfText = Set.copyOf(endOfText);
    }

    @Override
    public void close() {
        decoder.close();
        tokenizer.close();
    }
}
