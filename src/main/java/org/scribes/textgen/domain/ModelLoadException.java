package org.scribes.textgen.domain;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Thrown when a model cannot be loaded. The message names the file or the setting, and the problem. */
public final class ModelLoadException extends RuntimeException implements MessageForPeople {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String problem;
    private final boolean ofFile;

    /**
     * @param file the file's path, or its name in the checkpoint's folder
     * @param problem the problem and, where it helps, the allowed values
     */
    public ModelLoadException(String file, String problem) {
        this(file, problem, true, null);
    }

    /** As above, with a cause. */
    public ModelLoadException(String file, String problem, Throwable cause) {
        this(file, problem, true, cause);
    }

    private ModelLoadException(String subject, String problem, boolean ofFile, @Nullable Throwable cause) {
        super(subject + ": " + problem, cause);
        this.subject = subject;
        this.problem = problem;
        this.ofFile = ofFile;
    }

    /** A setting that does not go with the model or the machine. */
    public static ModelLoadException ofSetting(String property, String problem) {
        return new ModelLoadException(property, problem, false, null);
    }

    /**
     * The same with the whole path of the file, if it is one of a file.
     *
     * @param path gives the path of a file that is named as in the checkpoint's folder
     */
    public ModelLoadException withPath(UnaryOperator<String> path) {
        return ofFile ? new ModelLoadException(path.apply(subject), problem, true, this) : this;
    }
}
