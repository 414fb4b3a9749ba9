package org.scribes.textgen.usage.store;

import java.nio.file.Path;
import javax.sql.DataSource;

/** The databases that the ledger can be kept in, each a real one. */
enum TestingDatabase {
    H2 {
        @Override
        DataSource empty(Path folder) {
            return TestingLedger.h2(folder);
        }
    },
    POSTGRES {
        @Override
        DataSource empty(Path folder) {
            return TestingPostgres.shared().emptied();
        }
    };

    /** A database with nothing in it; what it needs of files is in {@code folder}. */
    abstract DataSource empty(Path folder);
}
