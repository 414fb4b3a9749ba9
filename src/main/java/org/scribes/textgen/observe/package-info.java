/**
 * Observability: health checks, metrics, traces and log events, none of which contains a prompt, passage, answer or
 * key.
 */
@NullMarked
package org.scribes.textgen.observe;

import org.jspecify.annotations.NullMarked;
