package org.scribes.textgen.domain;

/** A model that cannot be loaded. The message names the file and what is wrong with it. */
public final class ModelLoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file's name, as the checkpoint's folder has it
     * @param problem what is wrong and, where it helps, what is allowed
     */
    public ModelLoadException(String file, String problem) {
        super(file + ": " + problem);
    }

    /** As above, with what brought it about. */
    public ModelLoadException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
