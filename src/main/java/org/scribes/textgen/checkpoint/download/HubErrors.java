package org.scribes.textgen.checkpoint.download;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Converts hub errors to MODEL_UNAVAILABLE with an actionable message. Messages contain no response bodies and no
 * redirect URLs, which may carry signatures.
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
     * A permanent refusal by the hub.
     *
     * @param what the request's target, such as {@code revision main}
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
        // Without a token, hubs also answer 401 for models that do not exist
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

    /** All attempts failed. Received bytes are kept. */
    GenerationException gaveUp(RepositoryId repository, String what, TransientHubException last) {
        String problem = "cannot download " + repository + ", " + what + ": " + last.getMessage()
                + "; the next start resumes the download";
        return new GenerationException(ErrorCode.MODEL_UNAVAILABLE, problem, last);
    }

    GenerationException wrongContent(RepositoryId repository, String file, String problem) {
        return unavailable(repository + ", file " + file + ": the hub sent wrong content twice: " + problem
                + "; it was discarded");
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

    /** A size for messages, exact and rounded. */
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
