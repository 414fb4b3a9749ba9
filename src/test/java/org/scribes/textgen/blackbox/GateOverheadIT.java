package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.atOnce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.TestingUpstream;

/**
 * What the gate adds to a request: two servers before an upstream that answers at once, one with all of it off, one with a
 * key, the limits of user and key, cleaning, checks, masking and the memory of answers. The requests take turns.
 */
@Tag("slow")
class GateOverheadIT {
    private static final int WARM = 4000;
    private static final int MEASURED = 2000;
    private static final String KEY = "k1." + "A".repeat(43);
    private static final List<String> WORDS = IntStream.range(0, 60)
            .mapToObj(i -> "w" + i + (i % 10 == 9 ? ". " : " "))
            .toList();

    @TempDir
    Path folder;

    @Test
    void overhead_isMeasured() throws IOException, NoSuchAlgorithmException {
        Path keys = Files.writeString(folder.resolve("api-keys"), "k1 " + sha256(KEY) + " assistant\n");
        try (TestingUpstream upstream = new TestingUpstream(atOnce(WORDS));
                TestingServer without = TestingServer.start(
                        "gate-off",
                        Map.of(
                                "TEXTGEN_HUB_URL", upstream.uri().toString(),
                                "TEXTGEN_OUTPUT_VALIDATION", "off",
                                "TEXTGEN_RATE_USER_REQUESTS_PER_MINUTE", "0",
                                "TEXTGEN_PII_MASK", "off",
                                "JVM_ARGS", "-XX:+TieredCompilation"));
                TestingServer with = TestingServer.start(
                        "gate-on",
                        Map.of(
                                "TEXTGEN_HUB_URL", upstream.uri().toString(),
                                "TEXTGEN_AUTH", "api-key",
                                "TEXTGEN_AUTH_KEY_FILE", keys.toString(),
                                "TEXTGEN_RATE_USER_REQUESTS_PER_MINUTE", "1000000",
                                "TEXTGEN_RATE_KEY_REQUESTS_PER_MINUTE", "1000000",
                                "TEXTGEN_RATE_KEY_TOKENS_PER_MINUTE", "1000000000",
                                "TEXTGEN_CACHE", "on",
                                "JVM_ARGS", "-XX:+TieredCompilation"));
                PlainClient off = new PlainClient(without.uri(Api.GENERATE), "");
                PlainClient on = new PlainClient(with.uri(Api.GENERATE), "", "X-API-Key: " + KEY + "\r\n")) {
            long[] plain = new long[MEASURED];
            long[] gated = new long[MEASURED];
            long[] remembered = new long[MEASURED];
            for (int i = -WARM; i < MEASURED; i++) {
                int place = Math.max(0, i);
                plain[place] = micros(off, asking(i));
                gated[place] = micros(on, asking(i));
                remembered[place] = micros(on, asking(i));
            }
            long[] p50 = percentiles(50, plain, gated, remembered);
            long[] p99 = percentiles(99, plain, gated, remembered);
            System.out.printf(
                    "p50/p99 in us: gate off %d/%d, on %d/%d, added %d/%d; from memory %d/%d%n",
                    p50[0], p99[0], p50[1], p99[1], p50[1] - p50[0], p99[1] - p99[0], p50[2], p99[2]);
            assertThat(p50[1] - p50[0]).isLessThan(5_000);
        }
    }

    /** Another question each time, so that the gate works on each. */
    private static String asking(int i) {
        return "{\"prompt\": \"What saves, as asked for the " + i
                + "th time?\", \"user\": \"reader\", \"grounding\": \"off\"}";
    }

    private static long[] percentiles(int percent, long[]... samples) {
        return Arrays.stream(samples)
                .mapToLong(sample -> Arrays.stream(sample)
                        .sorted()
                        .skip((long) sample.length * percent / 100)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    private static long micros(PlainClient client, String body) throws IOException {
        long begin = System.nanoTime();
        String answer = client.send(body);
        long took = System.nanoTime() - begin;
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("w59");
        return took / 1000;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
    }
}
