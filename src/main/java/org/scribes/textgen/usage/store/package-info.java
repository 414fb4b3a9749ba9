/** The database that the ledger, the spending and people's judgements are kept in. */
@NullMarked
package org.scribes.textgen.usage.store;

import org.jspecify.annotations.NullMarked;
