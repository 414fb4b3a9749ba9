package org.scribes.textgen.observe;

import org.scribes.textgen.domain.ErrorCode;

/** A failover: the target that failed, the next one, and the error. */
record FailoverLabels(String from, String to, ErrorCode reason) {}
