package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.report.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables of a run, as whoever opens them in a spreadsheet sees them.
 *
 * @param tables rows by file, each row as cells by column
 */
public record RunFiles(Map<String, List<Map<String, String>>> tables) {
    public static final RunFiles NONE = new RunFiles(Map.of());

    private static final String EXTENSION = ".csv";

    public static RunFiles in(Path run) throws IOException {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(EXTENSION)) {
                    tables.put(name.substring(0, name.length() - EXTENSION.length()), Csv.rows(file));
                }
            }
        }
        return new RunFiles(tables);
    }

    /** Those of the only run in an output folder. */
    public static RunFiles onlyIn(Path output) throws IOException {
        try (Stream<Path> runs = Files.list(output)) {
            List<Path> found = runs.filter(run -> Files.exists(run.resolve("manifest.json")))
                    .toList();
            assertThat(found).hasSize(1);
            return in(found.getFirst());
        }
    }

    public List<Map<String, String>> rows(String table) {
        return Optional.ofNullable(tables.get(table)).orElseThrow();
    }

    /** The only row that has these cells. */
    public Map<String, String> row(String table, Map<String, String> having) {
        List<Map<String, String>> found = rows(table).stream()
                .filter(row -> row.entrySet().containsAll(having.entrySet()))
                .toList();
        assertThat(found).as("%s with %s", table, having).hasSize(1);
        return found.getFirst();
    }
}
