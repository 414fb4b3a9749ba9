package org.scribes.textgen.backend.local;

import java.util.List;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.TokenizedText;

/** The tokenizer of a local checkpoint. Each call uses the loaded checkpoint, as {@link LocalWindow} does. */
record LocalTokenizer(LocalWindow.Loaded loaded) implements ModelTokenizer {
    @Override
    public TokenizedText tokenize(String text) {
        return loaded.apply(preparer -> preparer.tokenizer().tokenize(text));
    }

    @Override
    public TokenizedText tokenize(GenerationRequest request) {
        return loaded.apply(preparer -> preparer.tokenizer().tokenize(request));
    }

    @Override
    public String decode(List<Integer> ids) {
        return loaded.apply(preparer -> preparer.tokenizer().decode(ids));
    }
}
