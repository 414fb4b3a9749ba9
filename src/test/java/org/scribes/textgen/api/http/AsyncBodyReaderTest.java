package org.scribes.textgen.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.admission.BodyMemory;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class AsyncBodyReaderTest {
    private static final int MOST = 20;

    private final List<String> ends = new ArrayList<>();
    private final Slow input = new Slow();
    private final BodyMemory memory = new BodyMemory(1, 1000, MOST);
    private final AsyncBodyReader body = new AsyncBodyReader(input, memory.open("a"), MOST, new AsyncBodyReader.End() {
        @Override
        public void whole(byte[] bytes) {
            ends.add(new String(bytes, UTF_8));
        }

        @Override
        public void failed(GenerationException failure) {
            ends.add(failure.code().name());
        }
    });

    /** Has only the bytes that have come. */
    private static final class Slow extends ServletInputStream {
        private final Deque<Byte> here = new ArrayDeque<>();

        void come(String text) {
            for (byte next : text.getBytes(UTF_8)) {
                here.add(next);
            }
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return !here.isEmpty();
        }

        @Override
        public void setReadListener(ReadListener listener) {}

        @Override
        public int read() {
            assertThat(isReady()).as("a read would block").isTrue();
            return here.remove();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(length, here.size());
            for (int i = 0; i < count; i++) {
                into[offset + i] = (byte) read();
            }
            return count;
        }
    }

    private void comes(String text) throws IOException {
        input.come(text);
        body.onDataAvailable();
    }

    @Test
    void bodyInPieces_endsAsAWhole() throws IOException {
        comes("{\"prom");
        comes("pt\":");
        comes("1}");
        assertThat(ends).isEmpty();

        body.onAllDataRead();

        assertThat(ends).containsExactly("{\"prompt\":1}");
        memory.open("a"); // it is not arriving any more
    }

    @Test
    void bodyThatIsTooLarge_isReadToTheByteThatShowsIt() throws IOException {
        comes("x".repeat(MOST));
        assertThat(ends).isEmpty();
        comes("x".repeat(100));

        assertThat(ends).containsExactly("x".repeat(MOST + 1));
        assertThat(input.here).hasSize(99);
    }

    @Test
    void bodyThatIsLate_failsOnceAndReadsNoMore() throws IOException {
        comes("{");
        body.fail(new GenerationException(ErrorCode.BODY_TIMEOUT, "late"));
        comes("}");
        body.onAllDataRead();
        body.onError(new IOException("reset"));

        assertThat(ends).containsExactly("BODY_TIMEOUT");
        assertThat(input.here).hasSize(1);
    }

    @Test
    void bodyThatBreaksOff_isMalformed() throws IOException {
        comes("{");
        body.onError(new IOException("reset"));
        body.fail(new GenerationException(ErrorCode.BODY_TIMEOUT, "late"));

        assertThat(ends).containsExactly("MALFORMED_BODY");
    }

    @Test
    void bodyWithoutRoom_isRefused() throws IOException {
        memory.open("b").grow(500);
        memory.open("c").grow(495);
        comes("x".repeat(10));

        assertThat(ends).containsExactly("OVERLOADED");
    }
}
