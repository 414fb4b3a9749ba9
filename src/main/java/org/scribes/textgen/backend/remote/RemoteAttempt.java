package org.scribes.textgen.backend.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.RemainingQuota;
import org.scribes.textgen.domain.TokenSink;

/**
 * One attempt, from the call to the last byte of its answer: what the fault tolerance of MicroProfile stands around. Its
 * figures come from {@code textgen.hub} by way of {@code microprofile-config.properties}. The circuit breaker is not among
 * it: MicroProfile keeps one for each method, and each server needs its own.
 */
@ApplicationScoped
public class RemoteAttempt {
    /** As {@link RemoteConnection#make}. */
    @Bulkhead(1024)
    @Timeout(value = 30, unit = ChronoUnit.SECONDS)
    Completion make(
            RemoteConnection connection,
            UpstreamCall call,
            Destination server,
            TokenSink sink,
            Consumer<RemainingQuota> quota,
            Cancellation cancellation) {
        return connection.make(call, server, sink, quota, cancellation);
    }
}
