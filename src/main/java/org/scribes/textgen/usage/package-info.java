/** What requests use up: their cost, the budgets that bound it, and the ledger that remembers it. Pure; the database is in {@code store}. */
@NullMarked
package org.scribes.textgen.usage;

import org.jspecify.annotations.NullMarked;
