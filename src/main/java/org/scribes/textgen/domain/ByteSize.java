package org.scribes.textgen.domain;

import java.util.Locale;

/** Sizes as people read them. */
public final class ByteSize {
    private static final double STEP = 1000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private ByteSize() {}

    /** {@code bytes} in the unit that fits, with one decimal: {@code 7.6 GB}. */
    public static String shown(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
