package io.keyledger.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables back, to see whether they are whole. */
public final class TableReader {
    private TableReader() {}

    /** A file that is no table. */
    public static final class MalformedTableException extends IOException {
        private static final long serialVersionUID = 1;

        MalformedTableException(String problem) {
            super(problem);
        }
    }

    /**
     * How many rows a table has below its header.
     *
     * @throws MalformedTableException where a row has not as many cells as the header, or the last one does not end
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
