package io.keyledger.report.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.report.csv.TableReader.MalformedTableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRowsTest {
    private static final Table<String[]> TABLE = Table.of(
            "pairs.csv",
            List.of(Column.text("name", row -> row[0]), Column.text("value", row -> row[1])),
            List.of("name"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a,b", "say \"no\"", "\"", "\"\"", ",", "ä€😀", "{\"a\":[1,\"b\"]}", " x "})
    void aCellIsReadAsItWasWritten(String cell) throws IOException {
        String[] row = {cell, "after"};

        assertThat(rows(TABLE.headerLine() + TABLE.line(row))).containsExactly(List.of(TABLE.cells(row)));
    }

    @Test
    void rowsThatAreLongerThanTheBufferAreRead() throws IOException {
        String[] longRow = {"x".repeat(200_000), "\"".repeat(70_000)};
        String[] shortRow = {"y", "z"};

        assertThat(rows(TABLE.headerLine() + TABLE.line(longRow) + TABLE.line(shortRow)))
                .containsExactly(List.of(longRow), List.of(shortRow));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsOfAllLengthsAreReadWhereverTheBufferEnds(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder content = new StringBuilder(TABLE.headerLine());
        List<List<String>> written = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int longest = random.nextInt(8) == 0 ? 90_000 : 3_000;
            List<String> row = List.of("a\"".repeat(random.nextInt(longest)), "b".repeat(random.nextInt(longest)));
            written.add(row);
            content.append(TABLE.line(row.toArray(String[]::new)));
        }

        assertThat(rows(content.toString())).isEqualTo(written);
    }

    @Test
    void aTableWithoutRowsHasAHeader() throws IOException {
        try (TableRows rows = TableRows.open(file("name,value\n"))) {
            assertThat(rows.header()).containsExactly("name", "value");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void theLastLineNeedsNoLineFeed() throws IOException {
        assertThat(rows("name,value\na,\"b\"")).containsExactly(List.of("a", "b"));
    }

    @Test
    void aColumnThatTheTableDoesNotHaveIsEmpty() throws IOException {
        try (TableRows rows = TableRows.open(file("name,value\na,b\n"))) {
            rows.next();

            assertThat(rows.cell("value")).isEqualTo("b");
            assertThat(rows.cell("other")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "name,value\na\n", "name,value\na,b,c\n", "name,value\na,\"b\n", "name,value\na,\"b\"c\n"})
    void whatIsNotATableIsMalformed(String content) {
        assertThatThrownBy(() -> rows(content)).isInstanceOf(MalformedTableException.class);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("pairs.csv"), content);
    }

    private List<List<String>> rows(String content) throws IOException {
        List<List<String>> found = new ArrayList<>();
        try (TableRows rows = TableRows.open(file(content))) {
            while (rows.next()) {
                found.add(List.of(rows.cell(0), rows.cell(1)));
            }
        }
        return found;
    }
}
