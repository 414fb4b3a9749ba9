package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.decoder.QuotationProof;
import org.scribes.textgen.checkpoint.TestingTokenizers;

/** Models that know nothing, or not much: whatever they quote is true. {@link QuotationProofIT} asks a thousand times. */
class QuotationProofTest {
    private static final Path DECODERS = Path.of("../shared/conformance/decoders");

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    @Test
    void embeddedModel_quotesTruly(TestReporter reporter) {
        Path checkpoint = EmbeddedModel.install(folder);
        assertQuotesTruly(checkpoint, checkpoint, 20, reporter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral"})
    void randomWeights_byteLevelTokens_quoteTruly(String family, TestReporter reporter) throws IOException {
        TestingTokenizers.writeByteLevel(folder, 512);
        assertQuotesTruly(decoder(family), folder, 30, reporter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral"})
    void randomWeights_sentencePieceTokens_quoteTruly(String family, TestReporter reporter) throws IOException {
        TestingTokenizers.writeByteFallback(folder);
        assertQuotesTruly(decoder(family), folder, 30, reporter);
    }

    /** These have no quotation mark: they only show that the constraint lets all else pass. */
    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral"})
    void randomWeights_wordTokens_neverOpen(String family) {
        try (QuotationProof proof = new QuotationProof(decoder(family), decoder(family))) {
            proof.run(5);
            assertThat(proof.opened()).isZero();
        }
    }

    static void assertQuotesTruly(Path checkpoint, Path tokens, int answers, TestReporter reporter) {
        try (QuotationProof proof = new QuotationProof(checkpoint, tokens)) {
            proof.run(answers);
            reporter.publishEntry(proof.figures());
            assertThat(proof.opened()).isGreaterThan(answers);
        }
    }

    static Path decoder(String family) {
        Path checkpoint = DECODERS.resolve(family);
        assumeTrue(Files.isDirectory(checkpoint), () -> "no references in " + checkpoint);
        return checkpoint;
    }
}
