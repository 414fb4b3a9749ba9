/**
 * The cost of requests, the budgets that limit it, and the ledger that records it. No I/O; the database is in {@code
 * store}.
 */
@NullMarked
package org.scribes.textgen.usage;

import org.jspecify.annotations.NullMarked;
