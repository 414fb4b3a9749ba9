package org.scribes.textgen.cli;

import java.io.PrintWriter;
import org.scribes.textgen.domain.ByteSize;

/** Shows the progress of long work: a bar on a terminal, else a line for every tenth. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int TENTHS = 10;
    private static final int PERCENT = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private long lastTenth = -1;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param what is done now */
    synchronized void update(long done, long total, String what) {
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        if (terminal) {
            int full = (int) Math.round(share * WIDTH);
            String size = String.format(
                    "\r[%s%s] %3.0f %%  %s of %s  %s\033[K",
                    "#".repeat(full),
                    " ".repeat(WIDTH - full),
                    share * PERCENT,
                    ByteSize.shown(done),
                    ByteSize.shown(total),
                    what);
            out.print(size);
        } else if ((long) (share * TENTHS) != lastTenth) {
            lastTenth = (long) (share * TENTHS);
            out.printf("%3.0f %%  %s of %s  %s%n", share * PERCENT, ByteSize.shown(done), ByteSize.shown(total), what);
        }
        out.flush();
    }

    void end() {
        if (terminal) {
            out.println();
        }
        out.flush();
    }
}
