package org.scribes.textgen.api.http;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.scribes.textgen.admission.BodyMemory;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;

/**
 * Reads a request body as it arrives, without blocking a thread. It ends once, with the whole body or with a failure. A
 * body that exceeds the limit ends after one byte too many, and the JSON provider refuses it.
 */
final class AsyncBodyReader implements ReadListener {
    private static final int CHUNK = 8192;
    private static final EventLog LOG = EventLog.of(AsyncBodyReader.class);

    private final ServletInputStream input;
    private final BodyMemory.Body memory;
    private final int most;
    private final End end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);

    /** Receives the result. One of the two methods is called, once. */
    interface End {
        void whole(byte[] body);

        void failed(GenerationException failure);
    }

    /** @param most maximum size in bytes */
    AsyncBodyReader(ServletInputStream input, BodyMemory.Body memory, int most, End end) {
        this.input = input;
        this.memory = memory;
        this.most = most;
        this.end = end;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!ended.get() && input.isReady() && !input.isFinished()) {
            int read = input.read(chunk, 0, Math.min(CHUNK, most + 1 - bytes.size()));
            if (read < 0) {
                break;
            }
            try {
                memory.grow(read);
            } catch (GenerationException full) {
                fail(full);
                return;
            }
            bytes.write(chunk, 0, read);
            if (bytes.size() > most) {
                onAllDataRead();
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (ended.compareAndSet(false, true)) {
            memory.arrived();
            end.whole(bytes.toByteArray());
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (ended.get()) {
            LOG.error("body_failed_late", failure(failure)); // a defect of the receiver
        }
        fail(MalformedBody.because("the body could not be read to its end"));
    }

    /** Ends with a failure, unless it has ended. Any thread may call it. */
    void fail(GenerationException failure) {
        if (ended.compareAndSet(false, true)) {
            end.failed(failure);
        }
    }
}
