package org.scribes.textgen.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.LowerCase;

/**
 * Tells by {@code Accept} whether a person in a browser made a request. Browsers name {@code text/html} and never JSON when
 * they go to an address; programs name JSON, or nothing in particular.
 */
final class Navigation {
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    /** Java's {@code HttpURLConnection} names {@code text/html} by itself, and this, which no browser does any more. */
    private static final String OF_JAVA = "image/gif";

    private static final String JSON = "json";
    private static final Pattern WEIGHT = Pattern.compile("[01](?:\\.\\d{0,3})?|\\.\\d{1,3}");

    private Navigation() {}

    /** Whether the client prefers HTML. */
    static boolean wantsHtml(HttpServletRequest request) {
        List<String> ranges = Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> Arrays.stream(LowerCase.of(header).split(",")))
                .map(String::strip)
                .toList();
        double html = weight(ranges, HTML::contains);
        return html > 0 && html > weight(ranges, type -> type.endsWith(JSON)) && weight(ranges, OF_JAVA::equals) == 0;
    }

    /** The highest weight of the ranges that are {@code wanted}, 0 to 1; 0 if there is none. */
    private static double weight(List<String> ranges, Predicate<String> wanted) {
        return ranges.stream()
                .map(range -> List.of(range.split(";")))
                .filter(parts -> !parts.isEmpty() && wanted.test(parts.get(0).strip()))
                .mapToDouble(Navigation::weight)
                .max()
                .orElse(0);
    }

    /** The weight of a range (RFC 9110, 12.4.2): 1 if it has none, 0 if it is not a number. */
    private static double weight(List<String> parts) {
        return parts.stream()
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith("q="))
                .map(parameter -> parameter.substring("q=".length()))
                .mapToDouble(number -> WEIGHT.matcher(number).matches() ? Double.parseDouble(number) : 0)
                .findFirst()
                .orElse(1);
    }
}
