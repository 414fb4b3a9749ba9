package org.scribes.textgen.backend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.checkpoint.TestingTokenizers;

/** Runs {@link QuotationProofTest} with 1,020 answers. */
@Tag("slow")
class QuotationProofIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    @Test
    void everyDecoderAndTokenizer_quotesExactly(TestReporter reporter) throws IOException {
        Path bytes = Files.createDirectory(folder.resolve("bytes"));
        Path pieces = Files.createDirectory(folder.resolve("pieces"));
        TestingTokenizers.writeByteLevel(bytes, 512);
        TestingTokenizers.writeByteFallback(pieces);
        Path embedded = EmbeddedModel.install(folder);
        QuotationProofTest.assertQuotesTruly(embedded, embedded, 60, reporter);
        for (String family : List.of("llama", "llama3", "mistral")) {
            Path decoder = QuotationProofTest.decoder(family);
            QuotationProofTest.assertQuotesTruly(decoder, bytes, 160, reporter);
            QuotationProofTest.assertQuotesTruly(decoder, pieces, 160, reporter);
        }
    }
}
