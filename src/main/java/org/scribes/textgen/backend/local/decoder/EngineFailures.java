package org.scribes.textgen.backend.local.decoder;

import static org.scribes.textgen.observe.EventLog.failure;

import ai.djl.engine.EngineException;
import java.time.Duration;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.LowerCase;
import org.scribes.textgen.observe.EventLog;

/** Maps engine failures to the service's errors. */
public final class EngineFailures {
    private static final EventLog LOG = EventLog.of(EngineFailures.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private EngineFailures() {}

    /** Whether memory ran out. libtorch reports a failed allocation only in its message. */
    public static boolean isOutOfMemory(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return true;
        }
        String message = LowerCase.of(String.valueOf(e.getMessage()));
        return e instanceof EngineException
                && (message.contains("out of memory")
                        || message.contains("can't allocate memory")
                        || message.contains("bad_alloc"));
    }

    public static GenerationException of(Throwable cause) {
        return isOutOfMemory(cause) ? outOfMemory(cause) : defect(cause);
    }

    public static GenerationException outOfMemory(Throwable cause) {
        LOG.error("inference_out_of_memory", failure(cause));
        return GenerationException.retryable(
                ErrorCode.OUT_OF_MEMORY, "not enough memory for this request now", RETRY_AFTER);
    }

    public static GenerationException defect(Throwable cause) {
        LOG.error("inference_failed", failure(cause));
        return new GenerationException(ErrorCode.GENERATION_FAILED, "the answer could not be generated");
    }
}
