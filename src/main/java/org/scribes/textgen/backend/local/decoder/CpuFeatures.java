package org.scribes.textgen.backend.local.decoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processor's features, by their Linux names.
 *
 * @param flags such as {@code avx2}; empty if unknown
 */
record CpuFeatures(Set<String> flags) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    CpuFeatures {
        flags = Set.copyOf(flags);
    }

    /** The features of this machine. */
    static CpuFeatures ofThisMachine() {
        try {
            return Files.isReadable(CPU_INFO) ? read(Files.readString(CPU_INFO)) : new CpuFeatures(Set.of());
        } catch (IOException e) {
            return new CpuFeatures(Set.of());
        }
    }

    /** Parses the flags of the first processor in {@code /proc/cpuinfo}. */
    static CpuFeatures read(String info) {
        return info.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split(" +"))
                .map(flags -> new CpuFeatures(Arrays.stream(flags).collect(Collectors.toSet())))
                .orElseGet(() -> new CpuFeatures(Set.of()));
    }

    /** Whether libtorch's int8 kernel (FBGEMM) is supported. */
    boolean computesInt8() {
        return flags.contains("avx2");
    }

    /**
     * Whether the int8 kernel adds pairs of products in 16 bits, as it does without AVX-512 VNNI. These sums saturate
     * unless weights are limited to 7 bits.
     */
    boolean saturatesInt8() {
        return !flags.contains("avx512_vnni");
    }
}
