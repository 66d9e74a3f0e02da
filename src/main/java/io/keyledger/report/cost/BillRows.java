package io.keyledger.report.cost;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** The rows of a bill, whatever the format of its file. Throws unchecked exceptions where the content is malformed. */
interface BillRows extends Closeable {
    /** The names of the columns with one value a row. */
    List<String> columns();

    /**
     * Chooses what is read, once, before the first row; a format may read more.
     *
     * @param columns the columns that are needed
     * @param column a column whose value must be equal to {@code value}
     */
    void choose(Collection<String> columns, String column, String value);

    /** Goes to the next row; false after the last one. */
    boolean next() throws IOException;

    /**
     * The value of a column in this row as text; empty if there is no value or no such column.
     *
     * @throws NotABillException if it is not text, a number or a date
     */
    String cell(String column) throws NotABillException;

    /** What this row is called in messages. */
    String place();
}
