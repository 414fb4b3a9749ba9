package org.scribes.textgen.api.http;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query parameters of a request, each known and given at most once. */
public final class QueryParameters {
    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the query.
     *
     * @param known the names that are allowed
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER for another name, or one that is given twice
     */
    public static QueryParameters of(UriInfo address, List<String> known) {
        return of(address.getQueryParameters(), known);
    }

    static QueryParameters of(Map<String, List<String>> query, List<String> known) {
        query.forEach((name, given) -> {
            if (!known.contains(name)) {
                // not repeated in the message, since it may be anything
                throw invalidParameter("a parameter", "is not known here; known are " + String.join(", ", known));
            }
            if (given.size() > 1) {
                throw invalidParameter(name, "may be given once");
            }
        });
        return new QueryParameters(query.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().get(0))));
    }

    /** The parameter's value; empty if it is left out or has no characters. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Omits the values. */
    @Override
    public String toString() {
        return "QueryParameters" + values.keySet().stream().sorted().toList();
    }
}
