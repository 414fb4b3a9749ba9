package org.scribes.textgen.backend.local.batch;

import java.util.Set;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.backend.local.prompt.RequestPreparer;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/**
 * A checkpoint that is loaded and answers.
 *
 * @param name as answers give it
 * @param revision tells apart what has the same name
 * @param loaded its decoder
 * @param vocabulary what the tokens add to an answer
 * @param endOfText the tokens that end an answer
 * @param contextWindow the most tokens of prompt and answer together
 */
public record LocalModel(
        String name,
        String revision,
        LoadedDecoder loaded,
        CheckpointTokenizer tokenizer,
        Vocabulary vocabulary,
        RequestPreparer preparer,
        Set<Integer> endOfText,
        int contextWindow)
        implements AutoCloseable {
    public LocalModel {
        endOfText = Set.copyOf(endOfText);
    }

    public Decoder decoder() {
        return loaded.decoder();
    }

    @Override
    public void close() {
        loaded.close();
        tokenizer.close();
    }
}
