package org.scribes.textgen.checkpoint.download;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Puts what went wrong with a hub into words that a person can act on. All of it is MODEL_UNAVAILABLE. Nothing of a
 * response's body is repeated, and nothing of an address that the hub redirected to: that may carry a signature.
 */
final class HubErrors {
    private static final int MAX_QUOTED = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final DownloadEndpoint endpoint;

    HubErrors(DownloadEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The hub said no, and will say so again.
     *
     * @param what was asked for, such as {@code revision main}
     */
    GenerationException refused(RepositoryId repository, String what, int status, HttpHeaders headers) {
        return unavailable(reason(repository, what, status, header(headers, "X-Error-Code")) + hubMessage(headers));
    }

    private String reason(RepositoryId repository, String what, int status, String errorCode) {
        boolean hasToken = endpoint.token().isPresent();
        if (errorCode.equals("GatedRepo")) {
            return repository + " is gated: accept its terms at " + endpoint.page(repository)
                    + "; HF_API_KEY must belong to the account that accepted them"
                    + (hasToken ? "" : ", and none is set");
        }
        if (errorCode.equals("RevisionNotFound") || errorCode.equals("EntryNotFound")) {
            return repository + " has no " + what + " at " + endpoint.address();
        }
        if (status == UNAUTHORIZED && hasToken && !errorCode.equals("RepoNotFound")) {
            return "HF_API_KEY is not accepted by " + endpoint.address() + ": it is wrong or no longer valid";
        }
        // Without a key a hub answers 401 for models that do not exist, too
        if (status == UNAUTHORIZED || status == NOT_FOUND) {
            return repository + " is not found at " + endpoint.address()
                    + ": check the name; if it is private, HF_API_KEY must be a key that may read it"
                    + (hasToken ? "" : ", and none is set");
        }
        if (status == FORBIDDEN) {
            return "HF_API_KEY gives no right to read " + repository + " at " + endpoint.address();
        }
        return endpoint.address() + " answered " + status + " for " + repository + ", " + what;
    }

    /** Every try failed; what was received is kept. */
    GenerationException gaveUp(RepositoryId repository, String what, TransientHubException last) {
        String problem = "cannot download " + repository + ", " + what + ": " + last.getMessage()
                + "; the next start goes on from what is here";
        return new GenerationException(ErrorCode.MODEL_UNAVAILABLE, problem, last);
    }

    GenerationException wrongContent(RepositoryId repository, String file, String problem) {
        return unavailable(repository + ", file " + file + ": the hub sent something else than it announced twice: "
                + problem + "; nothing of it was kept");
    }

    GenerationException notACheckpoint(RepositoryId repository, List<String> lacking) {
        return unavailable(repository + " at " + endpoint.address() + " has no " + String.join(", no ", lacking)
                + ": this service reads safetensors with a tokenizer.json");
    }

    GenerationException invalidListing(RepositoryId repository, String problem) {
        return unavailable("the list of files of " + repository + " at " + endpoint.address() + " " + problem);
    }

    static GenerationException unavailable(String detail) {
        return new GenerationException(ErrorCode.MODEL_UNAVAILABLE, detail);
    }

    /** An amount of bytes for a person: exactly, and at a glance. */
    static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes (%.2f GB)", bytes, bytes / 1e9);
    }

    private String hubMessage(HttpHeaders headers) {
        String message = header(headers, "X-Error-Message");
        return message.isEmpty() ? "" : " (the hub says: " + message + ")";
    }

    private String header(HttpHeaders headers, String name) {
        String text = headers.firstValue(name).orElse("").replaceAll("[^\\x20-\\x7e]", "?");
        String safe = endpoint.token().map(token -> token.redact(text)).orElse(text);
        return safe.substring(0, Math.min(MAX_QUOTED, safe.length()));
    }
}
