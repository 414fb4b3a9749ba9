package org.scribes.textgen.observe;

/** How the answer cache served a request. */
public enum CacheResult {
    HIT,
    MISS,
    /** An identical request was in flight, and its answer is shared. */
    SHARED,
    /** The request is not cacheable. */
    BYPASS
}
