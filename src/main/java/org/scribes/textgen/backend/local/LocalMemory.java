package org.scribes.textgen.backend.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import org.scribes.textgen.backend.local.decoder.MemoryNeed;
import org.scribes.textgen.domain.ByteSize;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The memory for checkpoints, on each device. A checkpoint reserves what it needs before it is loaded. If there is no
 * room, the least recently used ones that are idle are unloaded, but none if even all of them would leave too little.
 * Thread-safe.
 */
final class LocalMemory {
    /** The KV caches together take this fraction of what weights leave, as 1/n, unless their size is configured. */
    private static final int KV_DIVISOR = 4;
    /** How often a checkpoint that waits looks whether another has become idle. */
    private static final long LOOK_MILLIS = 100;

    private final ToLongFunction<String> budgetOf;
    private final Map<String, Long> budgets = new HashMap<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();

    /**
     * @param budgetOf the bytes that all checkpoints together may take on a device; asked once for each device, before
     *     anything is loaded there
     */
    LocalMemory(ToLongFunction<String> budgetOf) {
        this.budgetOf = budgetOf;
    }

    /**
     * A reservation of nothing yet.
     *
     * @param sharers how many checkpoints share what is free for KV caches
     */
    MemoryReservation open(MemoryHolder holder, IntSupplier sharers) {
        return new MemoryReservation(this, holder, sharers);
    }

    /**
     * Reserves {@code need}. Waits while others that are not idle take the room.
     *
     * @return the bytes for the KV cache
     * @throws ModelLoadException if the budget is too small, whatever is unloaded
     * @throws LoadPostponedException if there is no room and no request waits, or the calling thread is interrupted
     */
    synchronized long reserve(MemoryReservation owner, MemoryNeed need, int sharers) {
        long wanted = need.kvMemory().orElseGet(() -> share(need, sharers));
        long least = Math.min(wanted, need.kvLeast());
        requirePossible(need, least);
        OptionalLong granted = fitting(need, wanted, least, reservations);
        while (granted.isEmpty()) {
            if (!owner.holder().wanted()) {
                throw new LoadPostponedException("it needs " + figures(need, least) + ", and " + taken()
                        + " are taken; it is loaded when a request asks for it");
            }
            makeRoom(need, least);
            awaitChange();
            granted = fitting(need, wanted, least, reservations);
        }
        owner.set(need, granted.getAsLong());
        reservations.add(owner);
        return granted.getAsLong();
    }

    private void requirePossible(MemoryNeed need, long least) {
        if (fitting(need, least, least, List.of()).isEmpty()) {
            String budget = need.parts().stream()
                    .map(part -> ByteSize.shown(budget(part.device())) + " on " + part.device())
                    .reduce((a, b) -> a + " and " + b)
                    .orElseThrow();
            throw ModelLoadException.ofSetting(
                    "textgen.local.memory",
                    "the model needs " + figures(need, least) + "; there are " + budget + " for all models");
        }
    }

    /** The part of {@code wanted} that fits beside {@code others}; empty if it is less than {@code least}. */
    private OptionalLong fitting(MemoryNeed need, long wanted, long least, List<MemoryReservation> others) {
        long kv = wanted;
        for (MemoryNeed.Part part : need.parts()) {
            long taken = others.stream()
                    .mapToLong(other -> other.bytesOn(part.device()))
                    .sum();
            kv = Math.min(kv, part.kvWithin(budget(part.device()) - taken));
        }
        return kv >= Math.max(least, 0) ? OptionalLong.of(kv) : OptionalLong.empty();
    }

    /** Unloads as few as make room, unless those suffice that are being unloaded, or all that are idle do not. */
    private void makeRoom(MemoryNeed need, long least) {
        List<MemoryReservation> staying = new ArrayList<>(reservations);
        staying.removeIf(MemoryReservation::leaving);
        List<MemoryReservation> idle = staying.stream()
                .filter(other -> other.holder().idle())
                .sorted(Comparator.comparingLong(other -> other.holder().lastUsed()))
                .toList();
        List<MemoryReservation> unloaded = new ArrayList<>();
        for (MemoryReservation next : idle) {
            if (fitting(need, least, least, staying).isPresent()) {
                break;
            }
            staying.remove(next);
            unloaded.add(next);
        }
        if (fitting(need, least, least, staying).isPresent()) {
            unloaded.forEach(other -> other.holder().unload());
        }
    }

    @SuppressWarnings("WaitNotInLoop") // its caller loops
    private void awaitChange() {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadPostponedException("the load was ended");
        }
    }

    private long share(MemoryNeed need, int sharers) {
        long free = need.parts().stream()
                .mapToLong(part -> part.kvBase(budget(part.device())))
                .min()
                .orElseThrow();
        return Math.min(free / KV_DIVISOR / Math.max(1, sharers), need.kvMostBytes());
    }

    private long budget(String device) {
        return budgets.computeIfAbsent(device, budgetOf::applyAsLong);
    }

    private static String figures(MemoryNeed need, long kv) {
        long weights = need.parts().stream().mapToLong(MemoryNeed.Part::weights).sum();
        long all = need.parts().stream().mapToLong(part -> part.bytes(0)).sum() + Math.max(0, kv);
        return "%s (weights %s, KV cache at least %s, computing %s)"
                .formatted(
                        ByteSize.shown(all),
                        ByteSize.shown(weights),
                        ByteSize.shown(Math.max(0, kv)),
                        ByteSize.shown(all - weights - Math.max(0, kv)));
    }

    private String taken() {
        return ByteSize.shown(
                reservations.stream().mapToLong(MemoryReservation::bytes).sum());
    }

    /** Corrects the KV cache of a reservation to what it takes. */
    synchronized void settle(MemoryReservation owner, long kv) {
        owner.setKv(kv);
        notifyAll();
    }

    synchronized long reserved(MemoryReservation owner) {
        return reservations.contains(owner) ? owner.bytes() : 0;
    }

    synchronized void release(MemoryReservation owner) {
        reservations.remove(owner);
        notifyAll();
    }
}
