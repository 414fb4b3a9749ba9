package org.scribes.textgen.domain;

/**
 * A failover from one target to the next.
 *
 * @param from the target that failed
 * @param to the next target
 * @param reason why it failed
 * @param detail the reason in words for the user
 */
public record Failover(String from, String to, ErrorCode reason, String detail) {
    /** A failover between targets that have the names of their kinds, as they have without a catalogue. */
    public Failover(Mode from, Mode to, ErrorCode reason, String detail) {
        this(EnumNames.of(from), EnumNames.of(to), reason, detail);
    }
}
