package org.scribes.textgen.backend.remote;

import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.TokenSink;

/** Forwards to a sink and remembers whether anything came. Used by one thread. */
final class HeardSink implements TokenSink {
    private final TokenSink sink;
    private boolean heard;

    HeardSink(TokenSink sink) {
        this.sink = sink;
    }

    /** Whether any text came. */
    boolean heard() {
        return heard;
    }

    @Override
    public void accept(String text) {
        heard = true;
        sink.accept(text);
    }

    @Override
    public void thinking(String text) {
        heard = true;
        sink.thinking(text);
    }

    @Override
    public void consumed(Consumption consumption) {
        sink.consumed(consumption);
    }
}
