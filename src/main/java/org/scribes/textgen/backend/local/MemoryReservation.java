package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.function.IntSupplier;
import org.scribes.textgen.backend.local.decoder.MemoryGrant;
import org.scribes.textgen.backend.local.decoder.MemoryNeed;

/** What one checkpoint takes of {@link LocalMemory}, from its load until it is unloaded. Thread-safe. */
final class MemoryReservation implements MemoryGrant, AutoCloseable {
    private final LocalMemory memory;
    private final MemoryHolder holder;
    private final IntSupplier sharers;
    private volatile boolean leaving;
    // guarded by memory
    private List<MemoryNeed.Part> parts = List.of();
    private long kv;

    MemoryReservation(LocalMemory memory, MemoryHolder holder, IntSupplier sharers) {
        this.memory = memory;
        this.holder = holder;
        this.sharers = sharers;
    }

    MemoryHolder holder() {
        return holder;
    }

    @Override
    public long reserve(MemoryNeed need) {
        return memory.reserve(this, need, sharers.getAsInt());
    }

    /** Records that the KV cache takes {@code bytes}. */
    void settle(long bytes) {
        memory.settle(this, bytes);
    }

    /** Records that the memory will soon be free. */
    void leave() {
        leaving = true;
    }

    boolean leaving() {
        return leaving;
    }

    /** For {@link LocalMemory}. */
    void set(MemoryNeed need, long kvBytes) {
        parts = need.parts();
        kv = kvBytes;
    }

    /** For {@link LocalMemory}. */
    void setKv(long bytes) {
        kv = bytes;
    }

    /** For {@link LocalMemory}: the bytes on a device. */
    long bytesOn(String device) {
        return parts.stream()
                .filter(part -> part.device().equals(device))
                .mapToLong(part -> part.bytes(kv))
                .sum();
    }

    /** For {@link LocalMemory}: the bytes on all devices. */
    long bytes() {
        return parts.stream().mapToLong(part -> part.bytes(kv)).sum();
    }

    /** The reserved bytes on all devices; 0 before {@link #reserve} and after {@link #close}. */
    long reserved() {
        return memory.reserved(this);
    }

    /** Gives the memory back. Call it when it is free. */
    @Override
    public void close() {
        memory.release(this);
    }
}
