package io.keyledger.report.page;

import io.keyledger.check.Severity;
import io.keyledger.report.csv.TableRows;
import java.util.Arrays;
import java.util.List;

/** Which rows of a table the page holds first, if it does not hold all of them. */
enum RowPriority {
    KEYS("keys.csv", "Keys"),
    RESOURCES("resources.csv", "Resources"),
    FINDINGS("findings.csv", "Findings"),
    ACCESS("access.csv", "Access"),
    GRANTS("grants.csv", "Grants"),
    COSTS("costs.csv", "Costs"),
    CHECKS("checks.csv", "Checks"),
    COVERAGE("coverage.csv", "Coverage"),
    CHANGES("diff.csv", "Changes");

    /** Of a row that the page never holds. */
    static final int NEVER = -1;

    /** One more than the greatest priority. */
    static final int PRIORITIES = 8;

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::name).toList();

    private final String table;
    private final String title;

    RowPriority(String table, String title) {
        this.table = table;
        this.title = title;
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
        return switch (this) {
            case KEYS -> ofKey(row);
            case RESOURCES -> ofResource(row);
            case FINDINGS -> ofFinding(row);
            case ACCESS -> ofAccess(row);
            case COSTS -> row.cell("key_arn").isEmpty() ? 1 : 0;
            case CHECKS -> row.cell("fail").equals("0") || row.cell("fail").isEmpty() ? 1 : 0;
            case COVERAGE -> row.cell("asked").equals(row.cell("answered")) ? 1 : 0;
            case GRANTS, CHANGES -> 0;
        };
    }

    private static int ofKey(TableRows row) {
        if (!row.cell("key_state").equals("Enabled")) {
            return 0;
        }
        return row.cell("failed_findings").equals("0") ? 2 : 1;
    }

    private static int ofResource(TableRows row) {
        return switch (row.cell("at_risk")) {
            case "yes" -> 0;
            case "unknown" -> 1;
            default -> row.cell("custody").equals("unencrypted") ? 2 : 3;
        };
    }

    private static int ofFinding(TableRows row) {
        return switch (row.cell("status")) {
            case "FAIL" -> Math.max(0, SEVERITIES.indexOf(row.cell("severity")));
            case "WAIVED" -> SEVERITIES.size() + 1;
            case "PASS" -> SEVERITIES.size() + 2;
            case "NOT_APPLICABLE" -> NEVER;
            default -> SEVERITIES.size();
        };
    }

    private static int ofAccess(TableRows row) {
        return switch (row.cell("reach")) {
            case "public" -> 0;
            case "cross-account" -> 1;
            case "unknown" -> 2;
            default -> 3;
        };
    }
}
