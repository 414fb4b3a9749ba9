package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.decoder.QuotationProof;
import org.scribes.textgen.checkpoint.TestingTokenizers;

/**
 * Tests that models with random or few weights never emit a false quotation. {@link QuotationProofIT} runs a thousand
 * answers.
 */
@Tag("full")
class QuotationProofTest {
    private static final Path DECODERS = Path.of("../shared/conformance/decoders");

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    @Test
    void embeddedModel_quotesExactly(TestReporter reporter) {
        Path checkpoint = EmbeddedModel.install(folder);
        assertQuotesTruly(checkpoint, checkpoint, 20, reporter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral"})
    void randomWeights_byteLevelTokens_quoteExactly(String family, TestReporter reporter) throws IOException {
        TestingTokenizers.writeByteLevel(folder, 512);
        assertQuotesTruly(decoder(family), folder, 30, reporter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral"})
    void randomWeights_sentencePieceTokens_quoteExactly(String family, TestReporter reporter) throws IOException {
        TestingTokenizers.writeByteFallback(folder);
        assertQuotesTruly(decoder(family), folder, 30, reporter);
    }

    /** Their vocabularies have no quotation mark. The test shows that the constraint allows all other text. */
    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral"})
    void randomWeights_wordTokens_neverQuote(String family) {
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
