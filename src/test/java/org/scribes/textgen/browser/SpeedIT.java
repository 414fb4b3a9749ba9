package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** How soon the page shows itself and the first words of an answer. Prints what it measures. */
@BrowserTest
@Isolated("its times are those of a machine that does nothing else")
class SpeedIT {
    private static final int ROUNDS = 20;
    private static final long ADDED_MILLIS = 20;
    /** Of machines on which other tests run at the same time. */
    private static final long ADDED_MILLIS_WHEN_BUSY = 250;

    private static final long PAINT_MILLIS = 1000;

    /** From the event of the click to the frame after the first words, as this page's clock has it. */
    private static final String WATCH = """
            const [ask, answer] = arguments;
            window.firstWords = null;
            ask.addEventListener('click', event => {
              const observer = new MutationObserver(() => {
                if (answer.textContent.trim() !== '') {
                  observer.disconnect();
                  window.firstWords = performance.now() - event.timeStamp;
                }
              });
              observer.observe(answer, {childList: true, characterData: true, subtree: true});
            }, {once: true});
            """;

    @Test
    void firstWords_areShownSoonAfterTheServiceHasThem(Visitor visitor) {
        assertThat(addedMillis(visitor)).isLessThanOrEqualTo(ADDED_MILLIS_WHEN_BUSY);
    }

    @Test
    @Tag("slow")
    void firstWords_areShownWithin20Milliseconds_onAMachineAtRest(Visitor visitor) {
        assertThat(addedMillis(visitor)).isLessThanOrEqualTo(ADDED_MILLIS);
    }

    @Test
    void firstPaint_comesWithinASecond_withAnEmptyCache(Visitor visitor) {
        TryPage.open(visitor, PageServers.embedded("/"));

        double painted = visitor.await(
                "the first paint",
                () -> Optional.ofNullable(visitor.script(
                                "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime;"))
                        .map(Number.class::cast)
                        .map(Number::doubleValue));

        Map<?, ?> loaded = (Map<?, ?>)
                visitor.script(
                        "const all = performance.getEntriesByType('resource');"
                                + "return {files: all.filter(one => one.name.includes('/page/')).length,"
                                + " bytes: all.reduce((sum, one) => sum + one.encodedBodySize, 0), cached: all.filter(one => one.transferSize === 0 && one.encodedBodySize > 0).length};");
        System.out.printf(Locale.ROOT, "first paint after %.0f ms; %s%n", painted, loaded);
        assertThat(painted).isLessThan(PAINT_MILLIS);
        assertThat(loaded.get("cached")).isEqualTo(0L);
    }

    /** The median over some answers of how much later the page shows words than the service has the first token. */
    private static long addedMillis(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        visitor.click("button", "A verse, quoted");
        page.awaitComplete();
        List<Long> shown = new ArrayList<>();
        List<Long> generated = new ArrayList<>();
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            visitor.script(
                    WATCH,
                    visitor.find("button", "Ask"),
                    visitor.script("return document.querySelector('.answer-panel .answer');"));
            visitor.click("button", "Ask");
            long first = visitor.await(
                    "the first words",
                    () -> Optional.ofNullable(visitor.script("return window.firstWords;"))
                            .map(Number.class::cast)
                            .map(Number::longValue));
            page.awaitComplete();
            long token = page.firstTokenMillis();
            shown.add(first);
            generated.add(token);
            added.add(first - token);
        }
        System.out.printf(
                Locale.ROOT,
                "medians of %d answers: first words %d ms after the click, first token %d ms after the request, %d ms added%n",
                ROUNDS,
                median(shown),
                median(generated),
                median(added));
        return median(added);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
