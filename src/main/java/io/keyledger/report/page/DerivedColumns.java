package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import java.util.List;

/**
 * Columns of the page that a table's file does not have, for the pages of keys alone. Their names begin with {@code $}.
 */
interface DerivedColumns {
    /** For a table without such columns. */
    DerivedColumns NONE = new DerivedColumns() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public List<String> of(TableRows row) {
            return List.of();
        }
    };

    /** The names of the columns. */
    List<String> names();

    /** The cells of the current row, in the order of the columns. */
    List<String> of(TableRows row);
}
