package io.keyledger.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The properties of a resource type that encrypts data with KMS keys. Collectors declare their types; a table made from
 * the declarations lets everything else look them up without loading a collector.
 *
 * @param name its CloudFormation type name
 * @param service the service's prefix in IAM actions
 * @param title what AWS calls one of them, such as {@code DynamoDB table}
 * @param uses what it uses keys for
 * @param usableKeys which keys the service can use for it
 * @param listAction the operation that lists them
 * @param detailActions the operations that are called for each
 * @param remedy how to encrypt one with a customer managed key
 * @param verification how keyledger's reading of it was proven
 */
public record ResourceType(
        String name,
        String service,
        String title,
        List<KeyUse> uses,
        UsableKeys usableKeys,
        String listAction,
        List<String> detailActions,
        String remedy,
        Verification verification) {
    /** The columns of the table, a row for each use. */
    private static final int COLUMNS = 16;

    private static final String SEPARATOR = ";";

    /** The names of the table's columns. */
    public static final String HEADER = String.join(
            "\t",
            "service",
            "resource_type",
            "title",
            "purpose",
            "list_action",
            "detail_actions",
            "absence",
            "absence_source",
            "loss",
            "loss_source",
            "remedy",
            "aws_managed_key",
            "key_specs_and_usage",
            "key_regions_and_validation",
            "keys_source",
            "verified");

    /** How the reading of a type was proven. */
    public enum Verification {
        /** Against resources that were made and read back through Moto's implementation of the API. */
        MOTO("moto"),
        /** Against answers made from AWS's own model of the API. */
        MODEL("model");

        private final String word;

        Verification(String word) {
            this.word = word;
        }

        /** As files write it. */
        public String word() {
            return word;
        }
    }

    public ResourceType {
        uses = List.copyOf(uses);
        detailActions = List.copyOf(detailActions);
    }

    /** The type with that CloudFormation name; empty if unknown. */
    public static Optional<ResourceType> named(String name) {
        return Optional.ofNullable(Table.BY_NAME.get(name));
    }

    /**
     * What a type uses a key for; the loss of a type or purpose without documentation is not documented.
     *
     * @param purpose a {@link Purpose} as text, or anything that a file has in its place
     */
    public static KeyUse keyUse(String name, String purpose) {
        String kind = Purpose.kindOf(purpose);
        return named(name).stream()
                .flatMap(known -> known.uses().stream())
                .filter(use -> use.purpose().equals(kind))
                .findFirst()
                .orElse(new KeyUse(kind, "", "", KeyLoss.NOT_DOCUMENTED, ""));
    }

    /** Every type, by service and name. */
    public static Collection<ResourceType> all() {
        return Table.BY_NAME.values();
    }

    /** This type, of which the operations of the other list more. */
    public ResourceType alsoListed(ResourceType other) {
        return new ResourceType(
                name,
                service,
                title,
                uses,
                usableKeys,
                listAction,
                Stream.of(detailActions, List.of(other.listAction), other.detailActions)
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                remedy,
                verification);
    }

    /** The rows of the table that describe it. */
    public List<String> rows() {
        return uses.stream()
                .map(use -> String.join(
                        "\t",
                        service,
                        name,
                        title,
                        use.purpose(),
                        listAction,
                        String.join(SEPARATOR, detailActions),
                        use.absence(),
                        use.absenceSource(),
                        use.loss().name(),
                        use.lossSource(),
                        remedy,
                        usableKeys.awsManagedAlias(),
                        String.join(
                                        SEPARATOR,
                                        usableKeys.keySpecs().stream().sorted().toList())
                                + SEPARATOR
                                + usableKeys.keyUsage(),
                        usableKeys.regions().name()
                                + SEPARATOR
                                + usableKeys.validation().name(),
                        usableKeys.source(),
                        verification.name()))
                .toList();
    }

    /** Reads the rows of one type. */
    private static ResourceType read(List<List<String>> rows) {
        List<String> row = rows.getFirst();
        List<String> keys = split(row.get(12));
        List<String> rules = split(row.get(13));
        return new ResourceType(
                row.get(1),
                row.get(0),
                row.get(2),
                rows.stream()
                        .map(use ->
                                new KeyUse(use.get(3), use.get(6), use.get(7), KeyLoss.valueOf(use.get(8)), use.get(9)))
                        .toList(),
                new UsableKeys(
                        Set.copyOf(keys.subList(0, keys.size() - 1)),
                        keys.getLast(),
                        row.get(11),
                        UsableKeys.Regions.valueOf(rules.get(0)),
                        UsableKeys.Validation.valueOf(rules.get(1)),
                        row.get(14)),
                row.get(4),
                split(row.get(5)),
                row.get(10),
                Verification.valueOf(row.get(15)));
    }

    private static List<String> split(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(SEPARATOR, -1));
    }

    /** Read when the first type is looked up, for most commands look up none. */
    private static final class Table {
        static final Map<String, ResourceType> BY_NAME = read();

        private static Map<String, ResourceType> read() {
            Map<String, List<List<String>>> rows = new LinkedHashMap<>();
            try (var reader = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(ResourceType.class.getResourceAsStream("resource-types.tsv")),
                    StandardCharsets.UTF_8))) {
                reader.readLine();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    List<String> cells = List.of(line.split("\t", COLUMNS));
                    rows.computeIfAbsent(cells.get(1), _ -> new ArrayList<>()).add(cells);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, ResourceType> types = new LinkedHashMap<>();
            rows.forEach((name, itsRows) -> types.put(name, ResourceType.read(itsRows)));
            return Collections.unmodifiableMap(types);
        }
    }
}
