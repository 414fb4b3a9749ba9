package org.scribes.textgen.backend.local.batch;

import java.util.Set;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.backend.local.prompt.RequestPreparer;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/**
 * A loaded checkpoint that is ready to generate.
 *
 * @param name the model's name in answers
 * @param revision identifies the checkpoint among those of the same name
 * @param vocabulary the bytes that each token adds to an answer
 * @param endOfText the tokens that end an answer
 * @param contextWindow the maximum number of tokens of prompt and answer together
 */
public record LocalModel(
        String name,
        String revision,
        LoadedDecoder loadedDecoder,
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
        return loadedDecoder.decoder();
    }

    @Override
    public void close() {
        loadedDecoder.close();
        tokenizer.close();
    }
}
