package io.keyledger.report.csv;

import io.keyledger.evaluate.diff.ComparisonException;
import io.keyledger.evaluate.diff.RowCursor;
import io.keyledger.evaluate.diff.TableRow;
import io.keyledger.evaluate.diff.TableSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The tables in the folder of a run, read row by row: no cell of them has a line break. */
public final class RunTableFiles implements TableSource {
    private final Path folder;

    /** The tables in a folder. */
    public RunTableFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public RowCursor open(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ComparisonException(folder + " is not the folder of a run: it has no " + name);
        }
        BufferedReader reader = Files.newBufferedReader(file);
        try {
            return new Rows(file, reader);
        } catch (IOException | RuntimeException invalid) {
            reader.close();
            throw invalid;
        }
    }

    private static final class Rows implements RowCursor {
        private final Path file;
        private final BufferedReader reader;
        private final Map<String, Integer> columns = new HashMap<>();

        Rows(Path file, BufferedReader reader) throws IOException {
            this.file = file;
            this.reader = reader;
            String header = line();
            if (header == null) {
                throw new ComparisonException(file + " has no header");
            }
            for (String column : List.of(cells(header))) {
                columns.put(column, columns.size());
            }
        }

        private @Nullable String line() throws IOException {
            try {
                return reader.readLine();
            } catch (CharacterCodingException invalid) {
                throw new ComparisonException(file + " is not UTF-8");
            }
        }

        @Override
        public Optional<TableRow> next() throws IOException {
            String line = line();
            return line == null ? Optional.empty() : Optional.of(new TableRow(line, columns, this::split));
        }

        private String[] split(String line) {
            try {
                String[] cells = cells(line);
                if (cells.length != columns.size()) {
                    throw new ComparisonException(file + " is not a table: a row has " + cells.length
                            + " cells instead of " + columns.size());
                }
                return cells;
            } catch (IOException invalid) {
                throw new UncheckedIOException(invalid);
            }
        }

        /** Most rows have no quotes, and the library is slow to start for one row. */
        private String[] cells(String line) throws IOException {
            if (line.indexOf('"') < 0) {
                return line.split(",", -1);
            }
            try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
                List<CSVRecord> rows = parser.getRecords();
                return rows.isEmpty() ? new String[0] : rows.getFirst().values();
            } catch (UncheckedIOException invalid) {
                throw new ComparisonException(file + " is not a table: a cell does not end");
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
