package io.keyledger.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.report.csv.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTableTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"keys.csv", "resources.csv", "findings.csv", "access.csv", "costs.csv", "grants.csv"})
    void everyCellOfARunComesBack(String name) throws IOException {
        Path file = Path.of("reports/sample").resolve(name);
        PackedTable packed = packed(file);

        UnpackedTable unpacked = UnpackedTable.of(packed.bytes());

        try (TableRows rows = TableRows.open(file)) {
            for (int row = 0; rows.next(); row++) {
                for (String column : rows.header()) {
                    assertThat(unpacked.column(column).get(row)).as(column).isEqualTo(rows.cell(column));
                }
                if (row == 40) {
                    break;
                }
            }
        }
    }

    @Test
    void cellsThatDifferOnlyByTheirResourceAreStoredOnce() throws IOException {
        StringBuilder table = new StringBuilder("account_id,region,resource_id,resource_arn,remediation\n");
        for (int i = 1000; i < 1100; i++) {
            table.append(
                    "111122223333,eu-west-1,vol-%d,arn:aws:ec2:eu-west-1:111122223333:volume/vol-%d,delete vol-%d\n"
                            .formatted(i, i, i));
        }
        UnpackedTable unpacked = UnpackedTable.of(packed(write(table)).bytes());

        assertThat(unpacked.stored("resource_id")).isEqualTo(100);
        assertThat(unpacked.stored("resource_arn")).isEqualTo(1);
        assertThat(unpacked.stored("remediation")).isEqualTo(1);
        assertThat(unpacked.column("remediation")).first().isEqualTo("delete vol-1000");
        assertThat(unpacked.column("resource_arn"))
                .last()
                .isEqualTo("arn:aws:ec2:eu-west-1:111122223333:volume/vol-1099");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 70_000})
    void columnsWithAnyNumberOfValuesComeBack(int values) throws IOException {
        Random random = new Random(values);
        StringBuilder table = new StringBuilder("name\n");
        String[] names =
                random.ints(80_000, 0, values).mapToObj(Integer::toString).toArray(String[]::new);
        for (String name : names) {
            table.append(name).append('\n');
        }

        assertThat(UnpackedTable.of(packed(write(table)).bytes()).column("name"))
                .isEqualTo(List.of(names));
    }

    @Test
    void aControlCharacterInATableOfOthersIsNoReference() throws IOException {
        UnpackedTable unpacked = UnpackedTable.of(
                packed(write("account_id,note\n111122223333,a\u0001b\n")).bytes());

        assertThat(unpacked.column("note")).containsExactly("a b");
    }

    private Path write(CharSequence content) throws IOException {
        return Files.writeString(directory.resolve("table.csv"), content);
    }

    private static PackedTable packed(Path file) throws IOException {
        try (TableRows rows = TableRows.open(file)) {
            PackedTable packed = new PackedTable(rows.header(), DerivedColumns.NONE);
            while (rows.next()) {
                packed.add(rows);
            }
            return packed;
        }
    }
}
