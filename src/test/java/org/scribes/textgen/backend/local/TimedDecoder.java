package org.scribes.textgen.backend.local;

/** Times a decoder's steps: until every stream has its first token, and after. */
final class TimedDecoder implements Decoder {
    private final Decoder decoder;
    private int streams;
    private int asked;
    private long begun;
    private long read;
    private long ended;
    private long inside;

    TimedDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /** So many streams begin now. */
    void begin(int count) {
        streams = count;
        asked = 0;
        inside = 0;
        begun = System.nanoTime();
    }

    /** Until the last stream had its first token. */
    double readSeconds() {
        return (read - begun) / 1e9;
    }

    /** From there to the last token. */
    double decodeSeconds() {
        return (ended - read) / 1e9;
    }

    /** In libtorch, all steps together. */
    double insideSeconds() {
        return inside / 1e9;
    }

    @Override
    public int vocabularySize() {
        return decoder.vocabularySize();
    }

    @Override
    public void reserve(int tokens) {
        decoder.reserve(tokens);
    }

    @Override
    public Scores step(Step step) {
        long start = System.nanoTime();
        Scores scores = decoder.step(step);
        ended = System.nanoTime();
        inside += ended - start;
        boolean reading = asked < streams;
        asked += step.asked();
        if (reading && asked >= streams) {
            read = ended;
        }
        return scores;
    }

    @Override
    public void copy(int from, int to, int length) {
        decoder.copy(from, to, length);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
