package io.keyledger.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables back to verify them. */
public final class TableReader {
    private TableReader() {}

    /** Thrown for a file that is not a table. */
    public static final class MalformedTableException extends IOException {
        private static final long serialVersionUID = 1;

        MalformedTableException(String problem) {
            super(problem);
        }
    }

    /**
     * The number of rows below the header.
     *
     * @throws MalformedTableException if a row has another number of cells than the header, or the last cell does not
     *     end
     */
    public static long rows(Path file) throws IOException {
        long rows = -1;
        int columns = 0;
        try (CSVParser parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(file))) {
            for (CSVRecord row : parser) {
                if (rows < 0) {
                    columns = row.size();
                } else if (row.size() != columns) {
                    throw new MalformedTableException(
                            "row " + (rows + 1) + " has " + row.size() + " cells instead of " + columns);
                }
                rows++;
            }
        } catch (UncheckedIOException malformed) {
            throw malformed.getCause() instanceof CharacterCodingException
                    ? new MalformedTableException("it is not UTF-8")
                    : new MalformedTableException("a cell after row " + Math.max(0, rows) + " does not end");
        }
        if (rows < 0) {
            throw new MalformedTableException("it has no header");
        }
        return rows;
    }
}
