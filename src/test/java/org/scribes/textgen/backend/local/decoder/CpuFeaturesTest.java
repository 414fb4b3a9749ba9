package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuFeaturesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fpu sse sse2 ssse3 sse4_1 sse4_2 avx                          | false | true",
                "fpu sse sse2 avx f16c fma avx2 bmi2                           | true  | true",
                "fpu sse2 avx avx2 avx_vnni                                    | true  | true",
                "fpu sse2 avx avx2 avx512f avx512dq avx512bw avx512vl          | true  | true",
                "fpu sse2 avx avx2 avx512f avx512dq avx512bw avx512vl avx512_vnni amx_int8 | true  | false",
            })
    void read_flags_determineInt8Support(String flags, boolean computes, boolean saturates) {
        CpuFeatures cpu = CpuFeatures.read("""
                processor\t: 0
                vendor_id\t: GenuineIntel
                model name\t: a processor with avx2 in its name
                flags\t\t: %s
                vmx flags\t: vnmi ept vpid
                bugs\t\t: spectre_v1

                processor\t: 1
                flags\t\t: nothing
                """.formatted(flags));

        assertThat(cpu.computesInt8()).isEqualTo(computes);
        assertThat(cpu.saturatesInt8()).isEqualTo(saturates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "processor : 0\nFeatures : fp asimd evtstrm aes asimddp sve",
                "flags",
                "flags :",
                "''",
            })
    void read_otherArchitecture_hasNoInt8(String info) {
        assertThat(CpuFeatures.read(info).computesInt8()).isFalse();
    }

    @Test
    void ofThisMachine_onLinux_readsCpuinfo() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        assumeTrue(Files.isReadable(file), () -> file + " is Linux's");

        assertThat(CpuFeatures.ofThisMachine()).isEqualTo(CpuFeatures.read(Files.readString(file)));
    }
}
