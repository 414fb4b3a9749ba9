package org.scribes.textgen.backend.local.decoder;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that this process may still allocate. */
public final class FreeMemory {
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";
    private static final long KILOBYTE = 1024;

    private FreeMemory() {}

    /** The bytes that are available on {@code device}: now on a processor, and on a GPU before any model was loaded. */
    public static long bytes(String device) {
        return device.equals(Devices.CPU) ? bytes() : Devices.ofThisMachine().free(device);
    }

    /** Available bytes, within the container's limit. */
    static long bytes() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long free = system.getFreeMemorySize();
        try {
            boolean limited = system.getTotalMemorySize() < value("MemTotal:");
            return limited ? free : Math.max(free, value(AVAILABLE));
        } catch (IOException e) {
            return free;
        }
    }

    private static long value(String key) throws IOException {
        return Files.readAllLines(MEMORY_INFO).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .findFirst()
                .orElse(0);
    }
}
