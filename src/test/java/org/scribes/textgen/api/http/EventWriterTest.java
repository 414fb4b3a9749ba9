package org.scribes.textgen.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.api.generate.TokenBody;

class EventWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventWriter writer = new EventWriter(out, TestingBodies.JSON);

    @Test
    void eventsAndComments_areFramed() throws IOException {
        writer.event("token", new TokenBody("a"));
        writer.comment("waiting");
        writer.event("token", new TokenBody("b"));

        assertThat(out.toString(UTF_8)).isEqualTo("""
                        event: token
                        data: {"text":"a"}

                        : waiting

                        event: token
                        data: {"text":"b"}

                        """);
    }

    @Test
    void textWithLineEndsOfEveryKind_staysOnOneLine() throws IOException {
        writer.event("token", new TokenBody("a\nb\rc\r\nd\n\nevent: done\ndata: {}\n\n"));

        assertThat(out.toString(UTF_8)).isEqualTo("""
                        event: token
                        data: {"text":"a\\nb\\rc\\r\\nd\\n\\nevent: done\\ndata: {}\\n\\n"}

                        """);
    }

    @Test
    void beginning_isTheFirstThingSent() throws IOException {
        assertThat(writer.end()).isFalse();

        writer.event("token", new TokenBody("a"));

        assertThat(writer.end()).isTrue();
    }

    @Test
    void commentAfterTheEnd_isNotSent() throws IOException {
        writer.end();

        writer.comment("waiting");

        assertThat(out.size()).isZero();
        assertThat(writer.end()).isFalse();
    }

    @Test
    void clientThatLeft_isAnException() {
        EventWriter broken = new EventWriter(new BrokenStream(), TestingBodies.JSON);

        assertThatIOException().isThrownBy(() -> broken.event("token", new TokenBody("a")));
        assertThatIOException().isThrownBy(() -> broken.comment("waiting"));
        assertThat(broken.end()).isTrue();
    }

    @Test
    @Timeout(10)
    void commentWhileTheClientDoesNotRead_doesNotWait() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EventWriter slow = new EventWriter(new BlockingStream(out, blocked, release), TestingBodies.JSON);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> sending = executor.submit(() -> {
                slow.event("token", new TokenBody("a"));
                return true;
            });
            blocked.await();

            slow.comment("waiting");

            assertThat(sending.isDone()).isFalse();
            release.countDown();
            sending.get(5, TimeUnit.SECONDS);
            assertThat(out.toString(UTF_8)).isEqualTo("event: token\ndata: {\"text\":\"a\"}\n\n");
        } finally {
            release.countDown();
            executor.shutdownNow();
        }
    }

    private static final class BrokenStream extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    /** A client that reads only after it was released. */
    private static final class BlockingStream extends OutputStream {
        private final OutputStream out;
        private final CountDownLatch blocked;
        private final CountDownLatch release;

        BlockingStream(OutputStream out, CountDownLatch blocked, CountDownLatch release) {
            this.out = out;
            this.blocked = blocked;
            this.release = release;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            blocked.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.write(bytes, offset, length);
        }
    }
}
