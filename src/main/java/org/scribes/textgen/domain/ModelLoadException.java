package org.scribes.textgen.domain;

/** Thrown when a model cannot be loaded. The message names the file and the problem. */
public final class ModelLoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file's name in the checkpoint's folder
     * @param problem the problem and, where it helps, the allowed values
     */
    public ModelLoadException(String file, String problem) {
        super(file + ": " + problem);
    }

    /** As above, with a cause. */
    public ModelLoadException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
