package org.scribes.textgen.observe;

import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Mode;

/** A failover: the backend that failed, the next one, and the error. */
record FailoverLabels(Mode from, Mode to, ErrorCode reason) {}
