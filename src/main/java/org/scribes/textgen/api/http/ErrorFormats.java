package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.scribes.textgen.domain.GenerationException;

/** Writes each error as the clients of its path expect it: as a problem (RFC 9457), unless a protocol has its own format. */
@ApplicationScoped
public class ErrorFormats {
    private final List<ErrorFormat> formats;

    @Inject
    ErrorFormats(@Any Instance<ErrorFormat> formats) {
        this(formats.stream().toList());
    }

    public ErrorFormats(List<ErrorFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The response for {@code failure} at {@code path}. */
    ErrorReply reply(GenerationException failure, String path, String requestId) {
        String plain = RequestPath.collapsed(path);
        return formats.stream()
                .filter(format -> format.covers(plain))
                .findFirst()
                .map(format -> format.reply(failure, path, requestId))
                .orElseGet(() -> problem(failure, path, requestId));
    }

    private static ErrorReply problem(GenerationException failure, String path, String requestId) {
        ProblemBody problem = ProblemBody.of(failure, path, requestId);
        return ErrorReply.of(failure, problem.status(), ProblemBody.MEDIA_TYPE, problem);
    }
}
