package org.scribes.textgen.domain;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/**
 * Why there is no connection to a server or its proxy, in words. The first that matches a failure counts, so the order
 * matters. No text names a host, since callers see it.
 */
public enum ConnectionProblem {
    NOT_TLS(
            saying("unrecognized ssl message", "plaintext connection"),
            "its server does not speak TLS at this port",
            Repeat.NEVER),
    OTHER_NAME(
            saying("no subject alternative", "no name matching"),
            "its certificate is for another host name",
            Repeat.NEVER),
    EXPIRED(
            failure -> failure instanceof CertificateExpiredException
                    || failure instanceof CertificateNotYetValidException
                    || saying("validity check failed").test(failure),
            "its certificate has expired, or is not valid yet",
            Repeat.NEVER),
    UNTRUSTED(
            saying("pkix path", "unable to find valid certification path", "trust anchor"),
            "its certificate is signed by nobody whom this service trusts",
            Repeat.NEVER),
    CLIENT_CERTIFICATE(
            saying("certificate_required", "bad_certificate"),
            "its server asks for a client certificate, and this service has none",
            Repeat.NEVER),
    TLS(
            failure -> failure instanceof SSLException,
            "no TLS connection could be agreed on",
            Repeat.NEVER),
    TUNNEL(
            saying("tunnel failed"),
            "the proxy refuses the way to it",
            Repeat.NEVER),
    UNKNOWN_HOST(
            failure -> failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException,
            "no host of this name is known",
            Repeat.SOON),
    TIMEOUT(
            failure -> failure instanceof HttpConnectTimeoutException
                    || failure instanceof SocketTimeoutException
                    || saying("connect timed out", "connection timed out").test(failure),
            "no connection was made in time",
            Repeat.SOON),
    NO_ROUTE(
            failure -> failure instanceof NoRouteToHostException
                    || saying("network is unreachable", "no route to host").test(failure),
            "no network leads to its host",
            Repeat.SOON),
    REFUSED(
            failure -> failure instanceof ConnectException,
            "nothing listens at its port",
            Repeat.SOON),
    NOT_HTTP(
            failure -> failure instanceof ProtocolException && saying("invalid status line").test(failure),
            "what listens at its port does not speak HTTP",
            Repeat.SOON);

    private enum Repeat {
        NEVER,
        SOON
    }

    private final Predicate<Throwable> test;
    private final String words;
    private final Repeat repeat;

    ConnectionProblem(Predicate<Throwable> test, String words, Repeat repeat) {
        this.test = test;
        this.words = words;
        this.repeat = repeat;
    }

    /** What {@code failure}, or one of its causes, stands for. */
    public static Optional<ConnectionProblem> of(Throwable failure) {
        for (ConnectionProblem problem : values()) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (problem.test.test(cause)) {
                    return Optional.of(problem);
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
        return repeat == Repeat.SOON;
    }

    /** What is wrong, in words that follow the server's name and a colon. */
    public String words() {
        return words;
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
