package org.scribes.textgen.backend.local.decoder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.ChildJvm;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;

/** Runs a thousand requests of all lengths. Prints the resident memory after a hundred and at the end. */
public final class EngineSoak {
    private static final int TOGETHER = 20;
    private static final String WORDS = "In the beginning God created the heavens and the earth. Now the earth was "
            + "formless and empty. Darkness was on the surface of the deep. God's Spirit was hovering over the waters.";

    private EngineSoak() {}

    /**
     * Prints two sizes in bytes.
     *
     * @param arguments a working folder
     */
    public static void main(String[] arguments) throws IOException {
        Cancellation cancellation = new Cancellation(Duration.ofMinutes(5), System::nanoTime);
        Random random = new Random(1);
        try (EmbeddedBatch model = new EmbeddedBatch(
                Path.of(arguments[0]), Numerics.int8(CpuFeatures.ofThisMachine().saturatesInt8()))) {
            model.touchMemory(); // the cache is planned memory; growth beyond it would be a leak
            TestingBatch batch = model.batch(16, true);
            for (int done = 0; done < 1000; done += TOGETHER) {
                if (done == 100) {
                    ChildJvm.print("hundred", (double) ChildJvm.status("VmRSS:"));
                }
                List<PreparedRequest> requests = IntStream.range(0, TOGETHER)
                        .mapToObj(i -> model.request(
                                WORDS.substring(random.nextInt(40), 60 + random.nextInt(100)),
                                1 + random.nextInt(24),
                                EmbeddedBatch.sampling(random.nextInt(3) * 0.5, random.nextLong())))
                        .toList();
                batch.answers(requests, cancellation);
            }
            ChildJvm.print("thousand", (double) ChildJvm.status("VmRSS:"));
        }
    }
}
