package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.scribes.textgen.domain.GenerationException;

/** Chooses the format of a request's errors: that of its protocol, else a problem (RFC 9457). */
@ApplicationScoped
public class ErrorFormats {
    /** Problems, as the native API has them. */
    static final ErrorFormat PROBLEM = new ErrorFormat() {
        @Override
        public boolean covers(String method, String path) {
            return true;
        }

        @Override
        public boolean negotiates() {
            return true;
        }

        @Override
        public ErrorReply reply(GenerationException failure, String path, String requestId) {
            ProblemBody problem = ProblemBody.of(failure, path, requestId);
            return ErrorReply.of(failure, problem.status(), ProblemBody.MEDIA_TYPE, problem);
        }
    };

    private final List<ErrorFormat> formats;

    @Inject
    ErrorFormats(@Any Instance<ErrorFormat> formats) {
        this.formats = formats.stream().toList();
    }

    /** The format of the errors of {@code request}, whose path has no doubled slashes. */
    public ErrorFormat of(HttpServletRequest request) {
        String path = request.getRequestURI();
        return formats.stream()
                .filter(format -> format.covers(request.getMethod(), path))
                .findFirst()
                .orElse(PROBLEM);
    }
}
