package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.problem.FileProblem;

/** The free space below the cache's folder. */
record DiskSpace(DiskAccess disk, Path folder) {
    /** Messages of Linux, macOS and Windows for a full disk or quota. */
    private static final Pattern FULL = Pattern.compile("(?i)no space left|not enough space|quota exceeded|disk quota");

    /** @throws GenerationException if fewer than {@code needed} bytes are free */
    void require(long needed) throws IOException {
        long available = disk.usableSpace(folder);
        if (available < needed) {
            throw HubErrors.unavailable(tooSmall(needed, available));
        }
    }

    /**
     * Converts a write failure to an exception with a readable cause.
     *
     * @param needed the bytes that were still to be written
     */
    GenerationException writeFailed(IOException failure, long needed) {
        String text = String.valueOf(failure.getMessage());
        long available = available();
        String problem = FULL.matcher(text).find() || (available >= 0 && available < needed)
                ? tooSmall(needed, available)
                : cannotWrite(folder, failure);
        return new GenerationException(ErrorCode.MODEL_UNAVAILABLE, problem, failure);
    }

    static String cannotWrite(Path folder, IOException failure) {
        return "cannot write the download: " + folder + " " + FileProblem.ofWriting(failure)
                + "; HF_HUB_CACHE sets another folder";
    }

    private long available() {
        try {
            return disk.usableSpace(folder);
        } catch (IOException e) {
            return -1;
        }
    }

    private String tooSmall(long needed, long available) {
        return "not enough space in " + folder + ": the download needs " + HubErrors.bytes(needed) + " more, "
                + (available < 0 ? "fewer are available" : HubErrors.bytes(available) + " are available")
                + "; what was received is kept";
    }
}
