package org.scribes.textgen.api.http;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** The header {@code Accept} (RFC 9110, 12.5.1). */
public final class AcceptHeader {
    /** Java's {@code HttpURLConnection} sends it. */
    private static final String ANY = "*";

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final Set<String> WEIGHT = Set.of("q", "Q");
    private static final int LONGEST_WEIGHT = 20;

    private AcceptHeader() {}

    /**
     * Refuses a header that JAX-RS cannot read: it fails at some as if the service had a defect. A comma always ends
     * a media type, also within quotation marks, since it does so for JAX-RS.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER; the message does not repeat the header
     */
    public static void requireReadable(HttpServletRequest request) {
        requireReadable(Collections.list(request.getHeaders("Accept")));
    }

    static void requireReadable(List<String> values) {
        boolean readable = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(range -> !range.isEmpty())
                .allMatch(AcceptHeader::isRange);
        if (!readable) {
            throw invalidParameter(
                    "the header Accept",
                    "must be media types such as application/json, separated by commas; a weight is a number from 0 to 1, as"
                            + " in text/csv;q=0.5");
        }
    }

    private static boolean isRange(String range) {
        List<String> parts = List.of(range.split(";", -1));
        return isType(parts.get(0)) && parts.stream().skip(1).allMatch(AcceptHeader::isParameter);
    }

    private static boolean isType(String text) {
        String type = text.strip();
        int slash = type.indexOf('/');
        return text.replace(" ", "").equals(ANY)
                || (isToken(type.substring(0, Math.max(0, slash))) && isToken(type.substring(slash + 1)));
    }

    private static boolean isToken(String text) {
        return consistsOf(text, sign -> isLetterOrDigit(sign) || TOKEN_SIGNS.indexOf(sign) >= 0);
    }

    private static boolean isParameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return !WEIGHT.contains(name.strip())
                || isWeight(parameter.substring(equals + 1).strip());
    }

    /** Whether {@code text} is a number from 0 to 1: digits, which may have a point among them. */
    private static boolean isWeight(String text) {
        int point = text.indexOf('.');
        String digits = point < 0 ? text : text.substring(0, point) + text.substring(point + 1);
        return text.length() <= LONGEST_WEIGHT
                && consistsOf(digits, AcceptHeader::isDigit)
                && Double.parseDouble(text) <= 1;
    }

    private static boolean consistsOf(String text, IntPredicate allowed) {
        return !text.isEmpty() && text.chars().allMatch(allowed);
    }

    private static boolean isLetterOrDigit(int sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || isDigit(sign);
    }

    private static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9';
    }
}
