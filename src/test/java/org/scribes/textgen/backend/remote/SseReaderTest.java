package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.remote.SseReader.Event;

class SseReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEnding_endsALine(String end) throws IOException {
        assertThat(read("data: one{e}{e}event: end{e}data: two{e}{e}".replace("{e}", end)))
                .containsExactly(message("one"), new Event("end", "two"));
    }

    @Test
    void lineEndingsMixed_endALineEach() throws IOException {
        assertThat(read("data: one\r\n\ndata: two\n\rdata: three\r\r\ndata: four\r\n\r\n"))
                .containsExactly(message("one"), message("two"), message("three"), message("four"));
    }

    @Test
    void commentsAndUnknownFields_arePassedOver() throws IOException {
        assertThat(read(": hello\n\n:\nid: 7\nretry: 10\ndata: one\n: between\ndatabase: x\nevents: y\n\n"))
                .containsExactly(message("one"));
    }

    @Test
    void byteOrderMark_isPassedOverAtTheStartOnly() throws IOException {
        assertThat(read("\uFEFFdata: one\n\ndata: \uFEFFtwo\n\n\uFEFFdata: three\n\n"))
                .containsExactly(message("one"), message("\uFEFFtwo"));
    }

    @Test
    void oneSpaceAfterTheColon_isNoData() throws IOException {
        assertThat(read("data:one\n\ndata: two\n\ndata:  three \n\ndata:a: b\n\n"))
                .containsExactly(message("one"), message("two"), message(" three "), message("a: b"));
    }

    @Test
    void severalDataLines_areOneTextOfLines() throws IOException {
        assertThat(read("data: a\ndata\ndata: \ndata: b\n\n")).containsExactly(message("a\n\n\nb"));
    }

    @Test
    void eventsName_holdsForThatEventAlone() throws IOException {
        assertThat(read("event: error\ndata: a\n\ndata: b\n\nevent: lost\n\ndata: c\n\nevent:\ndata: d\n\n"))
                .containsExactly(new Event("error", "a"), message("b"), message("c"), message("d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: two", "data: two\n", "data: two\ndata: ", "event: x\n", "\n\n\n"})
    void eventWithoutItsEmptyLine_isDropped(String rest) throws IOException {
        assertThat(read("data: one\n\n" + rest)).containsExactly(message("one"));
    }

    @Test
    void longEvent_isReadUpToItsLimit() throws IOException {
        String text = "x".repeat(SseReader.MAX_EVENT_BYTES - "data: ".length());

        assertThat(read("data: " + text + "\n\n")).containsExactly(message(text));
        assertThatThrownBy(() -> read("data: x" + text + "\n\n")).isInstanceOf(SseReader.TooLongException.class);
        assertThatThrownBy(() -> read(": x" + text + "xxxxx\n\n")).isInstanceOf(SseReader.TooLongException.class);
    }

    @Test
    void eventOfManyLines_isTooLongAsAWhole() {
        String lines = ("data: " + "x".repeat(1023) + "\n").repeat(257);

        assertThatThrownBy(() -> read(lines + "\n")).isInstanceOf(SseReader.TooLongException.class);
    }

    @Test
    void streamThatNeverEndsItsLine_isNotReadForEver() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> new SseReader(endless).next()).isInstanceOf(SseReader.TooLongException.class);
    }

    /** A server may think for a long while after an event, and must not hold it back by that. */
    @Property(tries = 300)
    void completeEvent_isGivenWithoutAnotherByte(@ForAll("written") List<Written> events) throws IOException {
        for (Written last : events) {
            String sent = last.text();
            int carriageReturns = sent.endsWith("\r\n") ? 1 : 0; // the LF is passed over later
            byte[] bytes = sent.substring(0, sent.length() - carriageReturns).getBytes(UTF_8);
            InputStream in = new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    assertThat(available()).as("bytes at hand").isPositive();
                    return super.read(target, offset, length);
                }
            };
            assertThat(new SseReader(in).next()).contains(last.event());
        }
    }

    @Property(tries = 1000)
    void whatIsWritten_isRead(@ForAll("written") List<Written> events, @ForAll("chunks") List<Integer> chunks)
            throws IOException {
        StringBuilder sent = new StringBuilder();
        events.forEach(event -> sent.append(event.text()));

        assertThat(read(chunked(sent.toString().getBytes(UTF_8), chunks)))
                .containsExactlyElementsOf(events.stream().map(Written::event).toList());
    }

    /** An event, and one of the ways to write it. */
    record Written(Event event, String text) {}

    @Provide
    Arbitrary<List<Written>> written() {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange('\0', '\uD7FF')
                .withCharRange('\uE000', '\uFFFF')
                .excludeChars('\r', '\n')
                .ofMaxLength(20)
                .map(line -> line + (line.length() % 3 == 0 ? "\ud83d\ude00" : ""));
        Arbitrary<String> name = Arbitraries.of("message", "error", "a b", "é");
        Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r");
        Arbitrary<String> noise = Arbitraries.of("", ": comment", "id: 1", ":", "retry");
        return Combinators.combine(text.list().ofMinSize(1).ofMaxSize(3), name, noise, end, Arbitraries.of(true, false))
                .as(SseReaderTest::write)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Integer>> chunks() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(10);
    }

    private static Written write(List<String> lines, String name, String noise, String end, boolean space) {
        List<String> fields = new ArrayList<>();
        if (!name.equals("message")) {
            fields.add("event: " + name);
        }
        if (!noise.isEmpty()) {
            fields.add(noise);
        }
        lines.forEach(line -> fields.add((space || line.startsWith(" ") ? "data: " : "data:") + line));
        return new Written(new Event(name, String.join("\n", lines)), String.join(end, fields) + end + end);
    }

    /** Gives at most as many bytes at once as each of {@code sizes} says, in turn. */
    private static InputStream chunked(byte[] bytes, List<Integer> sizes) {
        return new ByteArrayInputStream(bytes) {
            private int call;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, sizes.get(call++ % sizes.size())));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    private static Event message(String data) {
        return new Event("message", data);
    }

    private static List<Event> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<Event> read(InputStream in) throws IOException {
        SseReader reader = new SseReader(in);
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }
}
