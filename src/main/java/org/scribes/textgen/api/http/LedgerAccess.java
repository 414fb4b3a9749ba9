package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** What a caller may read in the ledger, and what it is told where there is nothing to read. */
@ApplicationScoped
public class LedgerAccess {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AuthConfig auth;
    private final CurrentRequest current;

    @Inject
    public LedgerAccess(AuthConfig auth, CurrentRequest current) {
        this.auth = auth;
        this.current = current;
    }

    /** The client whose rows the caller may read; empty for those of all clients. */
    public Optional<String> client() {
        Client client = current.client();
        boolean all = auth.mode() == AuthMode.NONE || client.seesAll();
        return all ? Optional.empty() : Optional.of(client.id());
    }

    /**
     * Requires that there is a ledger.
     *
     * @throws GenerationException NOT_FOUND if this server keeps none
     */
    public static void require(boolean kept) {
        if (!kept) {
            throw new GenerationException(ErrorCode.NOT_FOUND, "this server keeps no ledger (textgen.ledger.enabled)");
        }
    }

    /**
     * What was read.
     *
     * @throws GenerationException LEDGER_UNAVAILABLE if nothing was, since the database did not answer
     */
    public static <T> T read(Optional<T> answer) {
        return answer.orElseThrow(() -> GenerationException.retryable(
                ErrorCode.LEDGER_UNAVAILABLE, "the ledger's database cannot be asked now", RETRY_AFTER));
    }
}
