package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'a':1, 'b':'x'}                | {'b':'x','a':1}",
                "{'a':1, …}                      | {'a':1,'b':2,'c':[]}",
                "{'a':…}                         | {'a':{'b':[1]}}",
                "{'a':0.33…, 'b':2}              | {'a':0.3333,'b':2}",
                "{'a':'hf_…'}                    | {'a':'hf_abc'}",
                "{'a':[{'b':1, …}, …]}           | {'a':[{'b':1,'c':2},{'b':3}]}",
                "{'a':[…]}                       | {'a':[]}",
                "{'latency_ms':12, 'a':{…}}      | {'latency_ms':99,'a':{'b':1}}",
                "[1, 2]                          | [1,2]"
            })
    void sameJson_hasNoDifferences(String shown, String actual) {
        assertThat(ShownJson.differences(shown.replace('\'', '"'), actual.replace('\'', '"')))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'a':1}                   | {'a':2}               | .a: 1 but 2",
                "{'a':1}                   | {'a':1,'b':2}         | .b is not shown",
                "{'a':1, …}                | {'b':2}               | .a is missing",
                "{'a':…, 'b':1}            | {'a':7}               | .b is missing",
                "{'a':0.33…}               | {'a':0.25}            | .a: \"0.33…\" but 0.25",
                "{'a':'hf_…x'}             | {'a':'hf_abc'}        | .a: \"hf_…x\" but \"hf_abc\"",
                "{'a':[{'b':1}, …]}        | {'a':[]}              | .a[0] is missing",
                "{'a':[1]}                 | {'a':[1,2]}           | .a has 2 elements, not 1",
                "{'latency_ms':12}         | {'latency_ms':'12'}   | .latency_ms: 12 but \"12\"",
                "{'a':{'b':'x … y'}}       | {'a':{'b':'x y'}}     | .a.b: \"x … y\" but \"x y\""
            })
    void otherJson_isNamed(String shown, String actual, String difference) {
        assertThat(ShownJson.differences(shown.replace('\'', '"'), actual.replace('\'', '"')))
                .containsExactly(difference);
    }

    @Test
    void whatIsNoJson_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShownJson.differences("{\"a\":}", "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> ShownJson.differences("{}", "<html>"));
    }
}
