package org.scribes.textgen.backend.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.TokenSink;

/**
 * One attempt, from the call to the last byte of its answer: what the fault tolerance of MicroProfile stands around. Its
 * figures come from {@code textgen.hub} by way of {@code microprofile-config.properties}.
 */
@ApplicationScoped
public class RemoteAttempt {
    /** As {@link RemoteConnection#make}. */
    @CircuitBreaker(failOn = {TransientFailure.class, TimeoutException.class})
    @Bulkhead(1024)
    @Timeout(value = 30, unit = ChronoUnit.SECONDS)
    Completion make(RemoteConnection connection, UpstreamCall call, TokenSink sink, Cancellation cancellation) {
        return connection.make(call, sink, cancellation);
    }
}
