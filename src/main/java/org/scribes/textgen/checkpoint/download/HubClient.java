package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.scribes.textgen.domain.RetryAfter;
import org.scribes.textgen.problem.ConnectionProblem;

/**
 * HTTP client of a hub, without retries. Follows redirects itself: hubs store large files on other hosts, which must
 * not receive the token.
 */
final class HubClient {
    private static final int MAX_LISTING = 64 << 20;
    private static final int MAX_REDIRECTS = 5;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            // One connection per file: files do not share flow control, and cancelling one closes its connection
            .version(Version.HTTP_1_1)
            .build();

    private final DownloadEndpoint endpoint;
    private final HubErrors errors;
    private final Duration idleTimeout;

    /** @param idleTimeout how long a server may send nothing before the attempt fails */
    HubClient(DownloadEndpoint endpoint, Duration idleTimeout) {
        this.endpoint = endpoint;
        this.errors = new HubErrors(endpoint);
        this.idleTimeout = idleTimeout;
    }

    HubErrors errors() {
        return errors;
    }

    /** The current commit of {@code revision}, and its files. */
    RepositoryListing listing(RepositoryId repository, Revision revision)
            throws TransientHubException, InterruptedException {
        URI address = endpoint.listing(repository, revision);
        try (HubResponse response = get(address, 0, repository, "revision " + revision)) {
            byte[] body = response.readAll(MAX_LISTING)
                    .orElseThrow(() -> errors.invalidListing(repository, "is longer than " + MAX_LISTING + " bytes"));
            return RepositoryListing.parse(repository, body, errors);
        }
    }

    /** The content of {@code file} from {@code offset}. If the server does not support ranges, the status differs. */
    HubResponse content(RepositoryListing listing, String file, long offset)
            throws TransientHubException, InterruptedException {
        URI address = endpoint.content(listing.repository(), listing.commit(), file);
        return get(address, offset, listing.repository(), "file " + file);
    }

    private HubResponse get(URI address, long offset, RepositoryId repository, String what)
            throws TransientHubException, InterruptedException {
        URI target = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HubResponse response = new HubResponse(send(target, offset), idleTimeout);
            int status = response.status();
            if (response.start().isPresent() || (status == HubResponse.RANGE_NOT_SATISFIABLE && offset > 0)) {
                return response;
            }
            response.close();
            if (!REDIRECTS.contains(status)) {
                throwIfTransient(target, response);
                throw errors.refused(repository, what, status, response.headers());
            }
            target = redirected(target, response, repository);
        }
        throw HubErrors.unavailable(endpoint.address() + " redirects too often for " + repository + ", " + what);
    }

    private HttpResponse<BodyReader> send(URI target, long offset) throws TransientHubException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(idleTimeout)
                .header("User-Agent", "scribes-textgen")
                .header("Accept-Encoding", "identity");
        if (endpoint.isSameOrigin(target)) {
            endpoint.token().ifPresent(token -> request.header("Authorization", token.authorization()));
        }
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        try {
            return http.send(request.build(), response -> new BodyReader());
        } catch (IOException e) {
            throw new TransientHubException(
                    target.getHost() + " cannot be reached: "
                            + ConnectionProblem.of(e)
                                    .map(ConnectionProblem::words)
                                    .orElse("the connection broke"),
                    e);
        }
    }

    /** Errors of other hosts are transient: their URLs expire, and the hub issues fresh ones. */
    private void throwIfTransient(URI target, HubResponse response) throws TransientHubException {
        int status = response.status();
        if (status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS
                || status >= 500
                || !endpoint.isSameOrigin(target)) {
            throw transientFailure(target.getHost(), status, response.headers());
        }
    }

    private static TransientHubException transientFailure(String host, int status, HttpHeaders headers) {
        String problem = host + " answered " + status
                + (status == TOO_MANY_REQUESTS ? ", too many requests: a key (HF_API_KEY) raises the limit" : "");
        return RetryAfter.of(status, headers::firstValue, InstantSource.system())
                .map(pause -> new TransientHubException(problem, pause))
                .orElseGet(() -> new TransientHubException(problem));
    }

    private URI redirected(URI from, HubResponse response, RepositoryId repository) {
        URI to;
        try {
            to = from.resolve(response.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw HubErrors.unavailable(from.getHost() + " redirects to an invalid address for " + repository);
        }
        if (!DownloadEndpoint.isHttp(to)
                || ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme()))) {
            throw HubErrors.unavailable(from.getHost() + " redirects to an unprotected address for " + repository);
        }
        return to;
    }
}
