package io.keyledger.report.page;

import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import io.keyledger.report.export.FinishedRun;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run with tables that a test chooses, in a folder; everything else is as an account with nothing in it leaves it.
 */
public final class MadeRun {
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(
                "keys.csv",
                columns("account_id region key_id key_arn aliases custody key_state deletion_date"
                        + " material_expires_at next_rotation_date policy_reach resources_protected last_used_evidence"
                        + " storage_usd_month requests_usd_month total_usd_month failed_findings"));
        COLUMNS.put(
                "resources.csv",
                columns("account_id region resource_type resource_id resource_arn custody key_arn"
                        + " key_account_id key_state size_gib at_risk note purpose key_name"));
        COLUMNS.put(
                "findings.csv",
                columns("finding_id account_id region check_id title severity status resource_type resource_id"
                        + " resource_arn key_arn custody reason evidence witness remediation frameworks waiver"
                        + " key_name"));
        COLUMNS.put("checks.csv", columns("check_id title severity account_id region pass fail unknown"));
        COLUMNS.put("costs.csv", columns("account_id region key_arn line amount_usd_month key_name"));
        COLUMNS.put("access.csv", columns("account_id region key_arn capability principal reach via key_name"));
        COLUMNS.put("grants.csv", columns("account_id region key_arn grantee name key_name"));
        COLUMNS.put("coverage.csv", columns("account_id region service action asked answered denied"));
        COLUMNS.put("diff.csv", columns("change account_id region kind id key_arn column old new severity cause"));
    }

    private static List<String> columns(String names) {
        return List.of(names.split(" "));
    }

    private final Map<String, List<Map<String, String>>> rows = new HashMap<>();
    private String summary = "{}";
    private String configuration = "{}";

    /** Adds a row to a table; columns without a value are empty. */
    public MadeRun row(String table, Map<String, String> cells) {
        rows.computeIfAbsent(table, _ -> new ArrayList<>()).add(cells);
        return this;
    }

    /** With a summary. */
    MadeRun summary(String json) {
        summary = json;
        return this;
    }

    /** With a configuration. */
    MadeRun configuration(String json) {
        configuration = json;
        return this;
    }

    /** Writes the run to a folder. */
    public FinishedRun in(Path folder) throws IOException {
        for (Map.Entry<String, List<String>> table : COLUMNS.entrySet()) {
            if (!table.getKey().equals("diff.csv") || rows.containsKey(table.getKey())) {
                write(folder.resolve(table.getKey()), table.getValue(), rows.getOrDefault(table.getKey(), List.of()));
            }
        }
        Files.writeString(folder.resolve("summary.json"), summary);
        Files.writeString(folder.resolve("configuration.json"), configuration);
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"as_of\": \"2026-11-24T03:00:00Z\", \"tool_version\": \"0\", \"caller_identity\": \"caller\"}");
        return FinishedRun.of(folder);
    }

    private static void write(Path file, List<String> columns, List<Map<String, String>> rows) throws IOException {
        Table<Map<String, String>> table = Table.of(
                file.getFileName().toString(),
                columns.stream()
                        .map(name -> Column.<Map<String, String>>text(name, row -> row.getOrDefault(name, "")))
                        .toList(),
                List.of());
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(table.headerLine());
            for (Map<String, String> row : rows) {
                writer.write(table.line(row));
            }
        }
    }
}
