package org.scribes.textgen.grounding.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationReaderTest {
    private static final Path DATA = Path.of("../shared/data");

    @Test
    void verses_areReadByNumber() throws Exception {
        byte[] file = "Genesis\t1\t2\tund die Erde \nGenesis\t1\t1\tAm Anfang …\n".getBytes(UTF_8);

        assertThat(read(file)).isEqualTo(Map.of(0, "Am Anfang …", 1, "und die Erde"));
        assertThat(read(gzip(file))).isEqualTo(read(file));
    }

    @Test
    void windowsFile_isRead() throws Exception {
        assertThat(read("\ufeffGenesis\t1\t1\ta\r\nGenesis\t1\t2\tb".getBytes(UTF_8)))
                .isEqualTo(Map.of(0, "a", 1, "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Genesis;1;1              | line 2 has 3 columns",
                "Genesis;1;1;a;b          | line 2 has 5 columns",
                "''                       | line 2 has 1 columns",
                "Tobit;1;1;a              | line 2 has the unknown book \"Tobit\"",
                "Gen;1;1;a                | line 2 has the unknown book \"Gen\"",
                "Genesis;51;1;a           | line 2 has \"Genesis 51:1\", which there is not",
                "Genesis;1;32;a           | line 2 has \"Genesis 1:32\", which there is not",
                "Genesis;1;0;a            | line 2 has \"Genesis 1:0\", which there is not",
                "Genesis;one;1;a          | line 2 has \"Genesis one:1\", which there is not",
                "Genesis;1;99999999999;a  | line 2 has \"Genesis 1:99999999999\", which there is not",
                "Genesis;1;1;'  '         | line 2 has no text",
                "Exodus;1;1;a             | line 2 has \"Exodus 1:1\" again",
                "Genesis;1;1;größe        | line 2 is not UTF-8"
            })
    void invalidLine_isReported(String line, String problem) {
        String file = "Exodus\t1\t1\ta\n" + line.replace(';', '\t').replace("'", "") + "\n";

        assertThatThrownBy(() -> read(file.getBytes(ISO_8859_1)))
                .isInstanceOf(WrongTranslationException.class)
                .hasMessage(problem);
    }

    @Test
    void emptyFile_isRefused() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(WrongTranslationException.class)
                .hasMessage("it is empty");
    }

    @Test
    void decompressionBomb_isRefused() throws IOException {
        byte[] bomb = gzip(new byte[50_000_001]);

        assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(WrongTranslationException.class)
                .hasMessage("it is longer than 50000000 bytes");
    }

    @Test
    void brokenGzip_isAnError() throws IOException {
        byte[] packed = gzip("Genesis\t1\t1\ta\n".getBytes(UTF_8));
        packed[packed.length - 1]++;

        assertThatThrownBy(() -> read(packed)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"WEB, 31095", "KJV, 31102"})
    void bundledTranslation_matchesItsSource(String name, int verses) throws Exception {
        assertThat(TranslationFiles.own(name)).hasSize(verses);
        Path source = DATA.resolve(name.toLowerCase(Locale.ROOT) + ".tsv");
        assumeTrue(Files.isRegularFile(source), () -> "no " + source);
        String resource = "/canon/" + source.getFileName() + ".gz";
        try (InputStream file = TranslationFiles.class.getResourceAsStream(resource)) {
            assertThat(file).isNotNull();
            assertThat(new String(new GZIPInputStream(file).readAllBytes(), UTF_8))
                    // a typesetting mark, described in the README.md next to the files
                    .isEqualTo(Files.readString(source).replace("\\nd ", ""));
        }
    }

    private static Map<Integer, String> read(byte[] file) throws IOException, WrongTranslationException {
        return TranslationReader.read(new ByteArrayInputStream(file));
    }

    private static byte[] gzip(byte[] file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        }
        return packed.toByteArray();
    }
}
