package org.scribes.textgen.backend.remote;

import java.io.IOException;
import java.util.Optional;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.problem.ConnectionProblem;

/**
 * Maps failures before the response's headers to errors.
 *
 * @param tls whether the server is called by https
 * @param proxied whether a proxy is called in place of the server
 */
record ConnectionFailures(boolean tls, boolean proxied) {
    static ConnectionFailures of(HubConfig config) {
        return new ConnectionFailures(
                "https".equalsIgnoreCase(config.url().getScheme()),
                config.proxy().isPresent());
    }

    /** The error for a call that failed with {@code cause}. */
    RuntimeException error(Throwable cause) {
        Optional<ConnectionProblem> known = ConnectionProblem.of(cause);
        if (known.isPresent()) {
            String detail = text(known.get());
            return known.get().mayPass()
                    ? UpstreamErrors.onTheWay("connect", detail)
                    : UpstreamErrors.permanent(detail);
        }
        if (cause instanceof IOException) {
            return UpstreamErrors.onTheWay(
                    "reset",
                    "the provider closed the connection before it answered"
                            + (!tls && ConnectionProblem.isSilentEnd(cause)
                                    ? "; a server that speaks TLS does so: its address then begins with https://"
                                            + " (textgen.hub.url)"
                                    : ""));
        }
        return new IllegalStateException("the call could not be made", cause);
    }

    /** The problem for an operator and a caller; it names no host. */
    private String text(ConnectionProblem problem) {
        boolean proxy = proxied && problem.mayPass();
        return (proxy ? "the provider's proxy" : "the provider") + " could not be reached: " + problem.words() + "; "
                + remedy(problem, proxy ? "textgen.hub.proxy" : "textgen.hub.url");
    }

    private String remedy(ConnectionProblem problem, String address) {
        return switch (problem) {
            case NOT_TLS -> "textgen.hub.url must begin with http://";
            case OTHER_NAME -> "textgen.hub.url must have a name that the certificate has";
            case EXPIRED -> "renew it, or set this machine's clock";
            case UNTRUSTED -> "name a file with its authority's certificate in textgen.hub.ca-certificates";
            case CLIENT_CERTIFICATE -> "put a proxy that has one between them";
            case TLS -> "check the server's TLS versions and certificate, and textgen.hub.ca-certificates";
            case TUNNEL -> "check textgen.hub.proxy, and what the proxy allows";
            case UNKNOWN_HOST -> "check the host in " + address;
            case TIMEOUT ->
                "check host and port in " + address + ", firewalls, and textgen.hub.connect-timeout"
                        + (tls ? "; a server that does not speak TLS needs http:// in textgen.hub.url" : "");
            case NO_ROUTE -> "check the host in " + address + ", and this machine's network";
            case REFUSED -> "check host and port in " + address + ", and that the server runs";
            case NOT_HTTP -> "check host and port in " + address;
        };
    }
}
