package org.scribes.textgen.problem;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.scribes.textgen.domain.LowerCase;

/**
 * Why there is no connection to a server or its proxy, in words. The first that matches a failure counts, so the order
 * matters. No text names a host, since callers see it.
 */
public enum ConnectionProblem {
    NOT_TLS("its server does not speak TLS at this port", false),
    OTHER_NAME("its certificate is for another host name", false),
    EXPIRED("its certificate has expired, or is not valid yet", false),
    UNTRUSTED("its certificate is signed by nobody whom this service trusts", false),
    CLIENT_CERTIFICATE("its server asks for a client certificate, and this service has none", false),
    TLS("no TLS connection could be agreed on", false),
    TUNNEL("the proxy refuses the way to it", false),
    UNKNOWN_HOST("no host of this name is known", true),
    TIMEOUT("no connection was made in time", true),
    NO_ROUTE("no network leads to its host", true),
    REFUSED("nothing listens at its port", true),
    NOT_HTTP("what listens at its port does not speak HTTP", true);

    /** In this order, since a certificate's fault is a TLS failure, too, and a timeout may be a refused connection. */
    private static final List<Map.Entry<ConnectionProblem, Predicate<Throwable>>> TESTS = List.of(
            Map.entry(NOT_TLS, saying("unrecognized ssl message", "plaintext connection")),
            Map.entry(OTHER_NAME, saying("no subject alternative", "no name matching")),
            Map.entry(EXPIRED, type(CertificateExpiredException.class)),
            Map.entry(EXPIRED, type(CertificateNotYetValidException.class)),
            Map.entry(EXPIRED, saying("validity check failed")),
            Map.entry(UNTRUSTED, saying("pkix path", "unable to find valid certification path", "trust anchor")),
            Map.entry(CLIENT_CERTIFICATE, saying("certificate_required", "bad_certificate")),
            Map.entry(TLS, type(SSLException.class)),
            Map.entry(TUNNEL, saying("tunnel failed")),
            Map.entry(UNKNOWN_HOST, type(UnknownHostException.class)),
            Map.entry(UNKNOWN_HOST, type(UnresolvedAddressException.class)),
            Map.entry(TIMEOUT, type(HttpConnectTimeoutException.class)),
            Map.entry(TIMEOUT, type(SocketTimeoutException.class)),
            Map.entry(TIMEOUT, saying("connect timed out", "connection timed out")),
            Map.entry(NO_ROUTE, type(NoRouteToHostException.class)),
            Map.entry(NO_ROUTE, saying("network is unreachable", "no route to host")),
            Map.entry(REFUSED, type(ConnectException.class)),
            Map.entry(NOT_HTTP, saying("invalid status line")));

    private final String words;
    private final boolean mayPass;

    ConnectionProblem(String words, boolean mayPass) {
        this.words = words;
        this.mayPass = mayPass;
    }

    /** What {@code failure}, or one of its causes, stands for. */
    public static Optional<ConnectionProblem> of(Throwable failure) {
        for (Map.Entry<ConnectionProblem, Predicate<Throwable>> test : TESTS) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (test.getValue().test(cause)) {
                    return Optional.of(test.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the server closed the connection without a word, as TLS servers do that are called without TLS. */
    public static boolean isSilentEnd(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || saying("received no bytes").test(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether another attempt may succeed. */
    public boolean mayPass() {
        return mayPass;
    }

    /** What is wrong, in words that follow the server's name and a colon. */
    public String words() {
        return words;
    }

    private static Predicate<Throwable> type(Class<?> type) {
        return type::isInstance;
    }

    private static Predicate<Throwable> saying(String... words) {
        return failure -> {
            if (!(failure instanceof IOException) && !(failure instanceof GeneralSecurityException)) {
                return false;
            }
            String message = LowerCase.of(String.valueOf(failure.getMessage()));
            for (String word : words) {
                if (message.contains(word)) {
                    return true;
                }
            }
            return false;
        };
    }
}
