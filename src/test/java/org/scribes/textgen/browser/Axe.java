package org.scribes.textgen.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Deque's axe-core: finds in a page what keeps people from using it, as WCAG 2.2 AA and good practice have it. */
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[0];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(
                results => done([String(results.passes.length), ...results.violations.flatMap(violation => violation.nodes.map(
                    node => `${violation.id}: ${node.target} ${node.html} ${node.failureSummary}`))]),
                failure => done([`0`, String(failure)]));
            """;

    private Axe() {}

    /** Asserts that it has nothing to say against what the visitor sees now. */
    static void assertNoViolations(String view, Visitor visitor) {
        visitor.script(SCRIPT);
        List<?> results = (List<?>) visitor.await(RUN);
        assertThat(Integer.parseInt(String.valueOf(results.get(0))))
                .as("rules that hold")
                .isGreaterThan(10);
        assertThat(results.subList(1, results.size())).as(view).isEmpty();
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
