package org.scribes.textgen.backend.local;

import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.ServerThreads;

/**
 * What the checkpoints in this process share.
 *
 * @param memory the memory for all
 * @param totals what all have done
 */
record LocalEngine(LocalMemory memory, ServerThreads threads, GenerationMetrics metrics, LocalTotals totals) {}
