package org.scribes.textgen.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.scribes.textgen.domain.ByteSize;

/** Checks of the machine, whatever the settings. */
final class MachineChecks {
    private static final int JAVA = 17;
    private static final long LITTLE_MEMORY = 2_000_000_000L;
    private static final Path NVIDIA = Path.of("/proc/driver/nvidia/version");

    Finding java() {
        String found = System.getProperty("java.vm.name") + " " + Runtime.version();
        return Runtime.version().feature() >= JAVA
                ? Finding.ok("Java", found)
                : Finding.wrong("Java", found, "install a JDK 17 or newer, and let JAVA_HOME name it");
    }

    Finding memory() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            return Finding.warning("memory", "unknown", "make sure that 2 GB are free");
        }
        long total = system.getTotalMemorySize();
        String found = ByteSize.shown(total) + ", " + Runtime.getRuntime().availableProcessors() + " processors";
        return total >= LITTLE_MEMORY
                ? Finding.ok("memory", found)
                : Finding.warning(
                        "memory", found, "2 GB are needed for the demonstration model, and more for a larger one");
    }

    Finding platform() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        String found = system + " " + processor;
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        return linux && processor.equals("amd64")
                ? Finding.ok("platform", found)
                : Finding.warning(
                        "platform",
                        found + ": the service was tested on Linux x86-64 only",
                        "the jar must be built on this kind of machine, since it holds libtorch for one kind");
    }

    Finding gpu() {
        if (!Files.isReadable(NVIDIA)) {
            return Finding.notUsed("GPU", "no NVIDIA driver: the local backend computes on the CPU");
        }
        try {
            String driver =
                    Files.readString(NVIDIA).lines().findFirst().orElse("").strip();
            return System.getenv("PYTORCH_LIBRARY_PATH") == null
                    ? Finding.warning(
                            "GPU",
                            driver,
                            "to use it, unpack libtorch for CUDA and let PYTORCH_LIBRARY_PATH name it (docs/deployment.md)")
                    : Finding.ok("GPU", driver);
        } catch (IOException e) {
            return Finding.warning("GPU", Output.problem(e), "check the NVIDIA driver");
        }
    }
}
