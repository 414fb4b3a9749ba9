package org.scribes.textgen.api.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.Quota;
import org.scribes.textgen.domain.WholeSeconds;

/** Rate limit headers of draft-ietf-httpapi-ratelimit-headers-10, as lists of structured fields (RFC 9651). */
public final class RateLimitHeaders {
    public static final String POLICY = "RateLimit-Policy";
    public static final String LIMIT = "RateLimit";

    private RateLimitHeaders() {}

    /** The headers by name; none without quotas. */
    public static Map<String, String> of(List<Quota> quotas) {
        if (quotas.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                POLICY, quotas.stream().map(RateLimitHeaders::policy).collect(Collectors.joining(", ")),
                LIMIT, quotas.stream().map(RateLimitHeaders::limit).collect(Collectors.joining(", ")));
    }

    private static String policy(Quota quota) {
        // the draft's default unit is requests; it defines none for tokens
        String unit = quota.policy().endsWith("-tokens") ? ";qu=\"tokens\"" : "";
        return '"' + quota.policy() + "\";q=" + quota.limit() + unit + ";w="
                + quota.window().toSeconds();
    }

    private static String limit(Quota quota) {
        return '"' + quota.policy() + "\";r=" + quota.remaining() + ";t=" + WholeSeconds.of(quota.reset());
    }
}
