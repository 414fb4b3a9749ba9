/**
 * Checks on requests and answers: API keys, rate limits, sanitization, truncation, validation and masking. No I/O;
 * files and Redis are in {@code guard.store}.
 */
@NullMarked
package org.scribes.textgen.guard;

import org.jspecify.annotations.NullMarked;
