package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.GenerationException;

class QueryParametersTest {
    private static final List<String> KNOWN = List.of("from", "to");

    @Test
    void value_isEmptyIfLeftOutOrWithoutCharacters() {
        QueryParameters given = QueryParameters.of(Map.of("from", List.of("a b"), "to", List.of("")), KNOWN);

        assertThat(given.value("from")).hasValue("a b");
        assertThat(given.value("to")).isEmpty();
        assertThat(QueryParameters.of(Map.of(), KNOWN).value("from")).isEmpty();
        assertThat(given).hasToString("QueryParameters[from, to]").asString().doesNotContain("a b");
    }

    @Test
    void unknownParameter_isRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> QueryParameters.of(Map.of("secret", List.of("1")), KNOWN))
                .isInstanceOf(GenerationException.class)
                .hasMessage("a parameter is not known here; known are from, to");
    }

    @Test
    void parameterGivenTwice_isRefused() {
        assertThatThrownBy(() -> QueryParameters.of(Map.of("to", List.of("1", "2")), KNOWN))
                .isInstanceOf(GenerationException.class)
                .hasMessage("to may be given once");
    }
}
