/** The database of the ledger, of spending and of feedback. */
@NullMarked
package org.scribes.textgen.usage.store;

import org.jspecify.annotations.NullMarked;
