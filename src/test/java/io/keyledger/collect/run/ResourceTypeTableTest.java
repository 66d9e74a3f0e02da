package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of resource types is made from the declarations of the collectors. */
class ResourceTypeTableTest {
    private static final Path DECLARED = Path.of("target", "resource-types.tsv");

    private final List<ResourceType> types = CollectorRegistry.installed().types();

    @Test
    void theTableHoldsExactlyWhatTheCollectorsDeclare() throws IOException {
        String declared = Stream.concat(
                        Stream.of(ResourceType.HEADER), types.stream().flatMap(type -> type.rows().stream()))
                .map(row -> row + "\n")
                .reduce("", String::concat);
        Files.createDirectories(DECLARED.getParent());
        Files.writeString(DECLARED, declared);

        assertThat(table())
                .as("copy %s to src/main/resources/io/keyledger/inventory", DECLARED)
                .isEqualTo(declared);
    }

    @Test
    void aTypeReadFromTheTableIsTheOneThatWasDeclared() {
        assertThat(ResourceType.all()).containsExactlyElementsOf(types);
    }

    @Test
    void everyTypeHasANameOfItsOwn() {
        assertThat(types).extracting(ResourceType::name).doesNotHaveDuplicates();
    }

    @Test
    void everyMeaningOfAnAbsentKeyNamesItsSourceUnlessAwsDocumentsNone() {
        assertThat(types)
                .allSatisfy(type -> assertThat(type.uses())
                        .isNotEmpty()
                        .allSatisfy(use -> assertThat(use.absence().startsWith("unknown")
                                        || use.absence().startsWith("no row"))
                                .as("%s for %s", type.name(), use.purpose())
                                .isEqualTo(use.absenceSource().isEmpty())));
    }

    private static String table() throws IOException {
        try (InputStream table = ResourceType.class.getResourceAsStream("resource-types.tsv")) {
            return table == null ? "" : new String(table.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
