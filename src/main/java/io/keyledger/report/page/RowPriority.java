package io.keyledger.report.page;

import io.keyledger.check.Severity;
import io.keyledger.report.csv.TableRows;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Which rows of a table the page holds first, if it does not hold all of them. */
enum RowPriority {
    KEYS(
            "keys.csv",
            "Keys",
            row -> !row.cell("key_state").equals("Enabled")
                    ? 0
                    : row.cell("failed_findings").equals("0") ? 2 : 1),
    RESOURCES("resources.csv", "Resources", row -> switch (row.cell("at_risk")) {
        case "yes" -> 0;
        case "unknown" -> 1;
        default -> row.cell("custody").equals("unencrypted") ? 2 : 3;
    }),
    FINDINGS("findings.csv", "Findings", RowPriority::ofFinding),
    ACCESS("access.csv", "Access", row -> switch (row.cell("reach")) {
        case "public" -> 0;
        case "cross-account" -> 1;
        case "unknown" -> 2;
        default -> 3;
    }),
    GRANTS("grants.csv", "Grants", _ -> 0),
    COSTS("costs.csv", "Costs", row -> row.cell("key_arn").isEmpty() ? 1 : 0),
    CHECKS("checks.csv", "Checks", row -> row.cell("fail").equals("0") ? 1 : 0),
    COVERAGE("coverage.csv", "Coverage", row -> row.cell("asked").equals(row.cell("answered")) ? 1 : 0),
    CHANGES("diff.csv", "Changes", _ -> 0);

    /** Of a row that the page never holds. */
    static final int NEVER = -1;

    /** One more than the greatest priority. */
    static final int PRIORITIES = 8;

    private final String table;
    private final String title;
    private final ToIntFunction<TableRows> priority;

    RowPriority(String table, String title, ToIntFunction<TableRows> priority) {
        this.table = table;
        this.title = title;
        this.priority = priority;
    }

    /** The name of the table's file. */
    String table() {
        return table;
    }

    /** The name of the table for people. */
    String title() {
        return title;
    }

    /** Smaller for rows that come first; {@link #NEVER} for a row that is left out. */
    int of(TableRows row) {
        return priority.applyAsInt(row);
    }

    private static int ofFinding(TableRows row) {
        int severities = Severity.values().length;
        return switch (row.cell("status")) {
            case "FAIL" -> severity(row.cell("severity"));
            case "WAIVED" -> severities + 1;
            case "PASS" -> severities + 2;
            case "NOT_APPLICABLE" -> NEVER;
            default -> severities;
        };
    }

    private static int severity(String name) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(name))
                .findFirst()
                .map(Severity::ordinal)
                .orElse(0);
    }
}
