package org.scribes.textgen.grounding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.config.TranslationFile;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.grounding.scripture.Book;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.scripture.Translation;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.threads.BackgroundTasks;

class CanonLoaderTest {
    @TempDir
    Path folder;

    private final TestingLog log = new TestingLog(CanonLoader.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void canon_isLoadedOnceAndLogged() {
        CanonLoader loader = new CanonLoader(config(GroundingPolicy.REPAIR), new BackgroundTasks());

        loader.start(new ServiceOpening());
        Canon canon = loader.canon();

        assertThat(canon.translations()).containsExactly("WEB", "KJV");
        assertThat(loader.canon()).isSameAs(canon);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .matches("canon_loaded translations=WEB,KJV verses=62197 millis=\\d+");
    }

    @Test
    void failedLoad_isRepeatedByTheNextUse() {
        AtomicInteger loads = new AtomicInteger();
        Canon canon = smallest();
        CanonLoader loader = new CanonLoader(
                false,
                () -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new NoClassDefFoundError();
                    }
                    return canon;
                },
                Duration.ZERO,
                new BackgroundTasks());

        assertThatThrownBy(loader::canon).isInstanceOf(IllegalStateException.class);

        assertThat(loader.canon()).isSameAs(canon);
        assertThat(loads).hasValue(2);
    }

    @Test
    @Timeout(20)
    void failedLoadAtStart_isReportedAndRepeated() throws Exception {
        BackgroundTasks tasks = new BackgroundTasks();
        AtomicInteger loads = new AtomicInteger();
        Semaphore begun = new Semaphore(0);
        CountDownLatch repaired = new CountDownLatch(1);
        CanonLoader loader = new CanonLoader(
                true,
                () -> {
                    begun.release();
                    if (loads.incrementAndGet() == 1) {
                        throw new NoClassDefFoundError();
                    }
                    repaired.await();
                    return smallest();
                },
                Duration.ZERO,
                tasks);

        loader.start(new ServiceOpening());

        begun.acquire(2);
        assertThat(tasks.health().getData().orElseThrow()).containsKey("canon");
        repaired.countDown();
        while (tasks.health().getStatus() == Status.DOWN) {
            Thread.sleep(1);
        }
    }

    @Test
    void policyOff_loadsOnFirstUse() {
        CanonLoader loader = new CanonLoader(config(GroundingPolicy.OFF), new BackgroundTasks());

        loader.start(new ServiceOpening());
        assertThat(log.lines()).isEmpty();

        assertThat(loader.canon().text(Book.JOHN, 11, 35)).hasValue("Jesus wept.");
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void addedTranslation_comesLast() throws IOException {
        Path file = folder.resolve("lut.tsv");
        Files.writeString(file, "John\t11\t35\tUnd Jesus gingen die Augen über.\n");

        Canon canon = new CanonLoader(
                        config(GroundingPolicy.OFF, new TranslationFile("LUT", file)), new BackgroundTasks())
                .canon();

        assertThat(canon.translations()).containsExactly("WEB", "KJV", "LUT");
        assertThat(canon.text(Book.JOHN, 11, 35)).hasValue("Jesus wept.");
        assertThat(log.lines()).singleElement().asString().contains("translations=WEB,KJV,LUT verses=62198");
    }

    @Test
    void invalidFile_stopsTheStartup() throws IOException {
        Path file = folder.resolve("lut.tsv");
        Files.writeString(file, "Johannes\t11\t35\tUnd Jesus gingen die Augen über.\n");

        assertThatThrownBy(() -> new CanonLoader(
                        config(GroundingPolicy.OFF, new TranslationFile("LUT", file)), new BackgroundTasks()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: textgen.grounding.translations names " + file
                        + ", line 1 has the unknown book \"Johannes\": allowed is a file of UTF-8, perhaps by gzip, a verse"
                        + " a line: book, chapter, verse and text with tabs between them, such as 1 John, 4, 8 and the"
                        + " text; each verse once, as the King James Version counts them");
    }

    @Test
    void missingFile_stopsTheStartup() {
        TranslationFile file = new TranslationFile("LUT", folder.resolve("none.tsv"));

        assertThatThrownBy(() -> new CanonLoader(config(GroundingPolicy.OFF, file), new BackgroundTasks()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "textgen.grounding.translations names " + file.path() + ", which does not exist: allowed is");
    }

    private static GroundingConfig config(GroundingPolicy policy, TranslationFile... translations) {
        return new GroundingConfig(
                policy, "[left out]", OutsideContext.LEAVE_OUT, 40, List.of(translations), List.of());
    }

    private static Canon smallest() {
        return Canon.of(List.of(Translation.of("X", new TreeMap<>(Map.of(1, "In the beginning")))));
    }
}
