package org.scribes.textgen.backend.local.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.ChildJvm;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.Numerics;
import org.scribes.textgen.backend.local.decoder.TestingCheckpoints;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Serves requests in a process with a memory limit until a request exceeds it. */
public final class TightMemory {
    private static final long SLACK = 300_000_000;
    private static final int MEMORY = 2000;

    /** The checkpoint's folder within the test's folder. */
    public static final String FOLDER = "wide";

    /** Printed instead of a token count for OUT_OF_MEMORY. */
    public static final double REFUSED = -1;

    /** A configuration so wide that a prefill exceeds the limit and a single token does not. */
    public static final String WIDE = """
            {'model_type': 'llama', 'vocab_size': 4096, 'hidden_size': 32, 'intermediate_size': 200000,
             'num_hidden_layers': 1, 'num_attention_heads': 2, 'max_position_embeddings': 1000}""";

    private TightMemory() {}

    /**
     * Prints the token count of each request, or {@link #REFUSED}.
     *
     * @param arguments a working folder
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Decoder decoder = TestingCheckpoints.load(Path.of(arguments[0], FOLDER), Numerics.F32);
        decoder.reserve(MEMORY);
        Path embedded = EmbeddedModel.install(Path.of(arguments[0]));
        CheckpointTokenizer tokenizer = CheckpointTokenizer.open(embedded);
        LocalModel model = TestingModels.of(
                decoder, MEMORY, tokenizer, VocabularyReader.read(embedded, tokenizer, 4096, Set.of()), Set.of());
        TestingBatch batch = new TestingBatch(model, 8);
        QueuedRequest first = submit(batch, 4, 60);
        batch.finish();
        limit(ChildJvm.status("VmSize:") + SLACK);
        QueuedRequest large = submit(batch, 700, 5);
        batch.finish();
        QueuedRequest last = submit(batch, 3, 5);
        batch.finish();
        tell("first", first);
        tell("large", large);
        tell("last", last);
        ChildJvm.print("limit", batch.gauges().batchLimit());
        Runtime.getRuntime().halt(0);
    }

    private static void limit(long bytes) throws IOException, InterruptedException {
        long self = ProcessHandle.current().pid();
        Process limit = new ProcessBuilder("prlimit", "--pid", Long.toString(self), "--as=" + bytes)
                .inheritIO()
                .start();
        if (limit.waitFor() != 0) {
            throw new IllegalStateException("no limit was set");
        }
    }

    private static QueuedRequest submit(TestingBatch batch, int prompt, int tokens) {
        List<Integer> ids = IntStream.range(10, 10 + prompt).boxed().toList();
        return batch.submit(
                new PreparedRequest(
                        ids,
                        tokens,
                        EmbeddedBatch.greedy(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        TestingKvCache.ONE_CLIENT),
                new Cancellation(Duration.ofMinutes(5), System::nanoTime));
    }

    private static void tell(String name, QueuedRequest queued) {
        try {
            int tokens = queued.channel()
                    .passOn(piece -> {}, queued.cancellation())
                    .usage()
                    .generated();
            ChildJvm.print(name, tokens);
        } catch (GenerationException e) {
            ChildJvm.print(name, e.code() == ErrorCode.OUT_OF_MEMORY ? REFUSED : Double.NaN);
        }
    }
}
