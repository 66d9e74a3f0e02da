package io.keyledger.report.export;

import io.keyledger.report.csv.TableReader.MalformedTableException;
import io.keyledger.report.csv.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a run in its folder.
 *
 * @param folder the folder
 * @param manifest the manifest, which is the last file that is written: a format must not use its list of files
 * @param summary the content of {@code summary.json}
 * @param configuration the content of {@code configuration.json}
 */
public record FinishedRun(Path folder, JsonNode manifest, JsonNode summary, JsonNode configuration) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Reads a finished run. */
    public static FinishedRun of(Path folder) throws IOException {
        return of(folder, Files.readAllBytes(folder.resolve("manifest.json")));
    }

    /** Reads a run whose manifest is not written yet. */
    public static FinishedRun of(Path folder, byte[] manifest) throws IOException {
        return new FinishedRun(
                folder,
                tree("manifest.json", manifest),
                tree("summary.json", Files.readAllBytes(folder.resolve("summary.json"))),
                tree("configuration.json", Files.readAllBytes(folder.resolve("configuration.json"))));
    }

    private static JsonNode tree(String name, byte[] content) throws IOException {
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException malformed) {
            throw new IOException(
                    name + " is not valid JSON at line "
                            + malformed.getLocation().getLineNr(),
                    malformed);
        }
    }

    /** Whether the run has a table. */
    public boolean has(String table) {
        return Files.isRegularFile(folder.resolve(table));
    }

    /** The rows of a table. */
    public TableRows open(String table) throws IOException {
        return TableRows.open(folder.resolve(table));
    }

    /** Does something with each row of a table, in order. */
    public void forEachRow(String table, RowConsumer consumer) throws IOException {
        forEachRow(table, () -> true, consumer);
    }

    /** Does something with each row of a table, in order, as long as more rows are wanted. */
    public void forEachRow(String table, BooleanSupplier wanted, RowConsumer consumer) throws IOException {
        try (TableRows rows = open(table)) {
            while (wanted.getAsBoolean() && rows.next()) {
                consumer.accept(rows);
            }
        } catch (MalformedTableException malformed) {
            throw new IOException(table + " is not a table: " + malformed.getMessage(), malformed);
        }
    }

    /** Does something with the current row. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(TableRows row) throws IOException;
    }
}
