package org.scribes.textgen.backend.remote.pool;

/** Why a server was chosen. */
public enum ChosenBy {
    /** It keeps the request's prefix. */
    AFFINITY,
    /** The server that keeps the prefix has too much to do, or is ejected or tried already. */
    PASSED_OVER,
    /** It has the fewest requests in flight of two: the request has no prefix. */
    LOAD,
    /** It was ejected, and may be back. */
    TRIAL
}
