package org.scribes.textgen.backend.local.decoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the processor can do, by the names that Linux gives it.
 *
 * @param flags such as {@code avx2}; none where the system does not tell
 */
record CpuFeatures(Set<String> flags) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    CpuFeatures {
        flags = Set.copyOf(flags);
    }

    /** Of this machine. */
    static CpuFeatures ofThisMachine() {
        try {
            return Files.isReadable(CPU_INFO) ? read(Files.readString(CPU_INFO)) : new CpuFeatures(Set.of());
        } catch (IOException e) {
            return new CpuFeatures(Set.of());
        }
    }

    /** The flags of the first processor in a {@code /proc/cpuinfo}. */
    static CpuFeatures read(String info) {
        return info.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split(" +"))
                .map(flags -> new CpuFeatures(Arrays.stream(flags).collect(Collectors.toSet())))
                .orElseGet(() -> new CpuFeatures(Set.of()));
    }

    /** Whether libtorch's int8 kernel (FBGEMM) runs here. */
    boolean computesInt8() {
        return flags.contains("avx2");
    }

    /**
     * Whether that kernel adds pairs of products in 16 bits, as it does without AVX-512 VNNI: they saturate unless the
     * weights keep to 7 bits.
     */
    boolean saturatesInt8() {
        return !flags.contains("avx512_vnni");
    }
}
