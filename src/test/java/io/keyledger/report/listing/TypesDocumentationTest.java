package io.keyledger.report.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of covered types is made from the same table that the program reads. */
class TypesDocumentationTest {
    private static final Path PAGE = Path.of("src", "site", "markdown", "types.md");
    private static final Path MADE = Path.of("target", "types.md");

    @Test
    void thePageListsExactlyTheCoveredTypes() throws IOException {
        String page = page(TypesTable.rows());
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, page);

        assertThat(PAGE).as("copy %s to %s", MADE, PAGE).exists().hasContent(page);
    }

    private static String page(List<TypesTable.Row> rows) {
        long services =
                rows.stream().map(row -> row.type().service()).distinct().count();
        long types = rows.stream().map(row -> row.type().name()).distinct().count();
        StringBuilder page = new StringBuilder("# Covered resource types\n\n")
                .append(types)
                .append(" types of ")
                .append(services)
                .append(
                        " services; `keyledger types` prints the same. \"No key means\" is what it means that the API names"
                                + " no key, with the source; *not verified* marks general knowledge that no page of AWS's"
                                + " documentation was found for. \"Verified\" is how the reading of a type was proven: `moto`, against"
                                + " resources that were created through Moto's implementation of the API; `model`, against answers"
                                + " made from AWS's own model of the API.\n\n")
                .append("| service | type | purpose | calls | no key means | source | verified |\n")
                .append("|---|---|---|---|---|---|---|\n");
        rows.forEach(row -> page.append(line(row.type(), row.use())));
        return page.toString();
    }

    private static String line(ResourceType type, KeyUse use) {
        String calls = type.detailActions().isEmpty()
                ? type.listAction()
                : type.listAction() + ", " + String.join(", ", type.detailActions());
        return "| "
                + String.join(
                        " | ",
                        type.service(),
                        "`" + type.name() + "`",
                        use.purpose(),
                        calls,
                        use.absence(),
                        use.absenceSource(),
                        type.verification().word())
                + " |\n";
    }
}
