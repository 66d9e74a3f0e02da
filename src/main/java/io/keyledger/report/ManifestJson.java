package io.keyledger.report;

import io.keyledger.check.Framework;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluatedSnapshot;
import io.keyledger.evaluate.Population;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotFilter;
import io.keyledger.snapshot.SnapshotScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code manifest.json}: the file that an auditor compares the other files with. */
final class ManifestJson {
    static final String FILE = "manifest.json";
    static final String CONFIGURATION = "configuration.json";

    private ManifestJson() {}

    /** @param files every other file of the run */
    static byte[] of(Snapshot snapshot, AuditSettings settings, EvaluatedSnapshot evaluated, List<WrittenFile> files) {
        RunSummary summary = evaluated.summary();
        SnapshotDescription description = snapshot.description();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tool_version", settings.toolVersion());
        json.put("caller_identity", description.callerIdentity());
        json.put("scope", scope(description, settings.filter()));
        json.put("configuration_sha256", digest(files, CONFIGURATION));
        json.put("snapshot", snapshot(snapshot, evaluated, settings.filter()));
        json.put("start", evaluated.countedFrom().orElse(description.asOf()).toString());
        json.put("end", summary.asOf().toString());
        json.put("files", files.stream().map(ManifestJson::file).toList());
        json.put("as_of", summary.asOf().toString());
        json.put("price_sheet_sha256", settings.parameters().priceSheetSha256());
        json.put(
                "frameworks",
                settings.parameters().frameworks().stream()
                        .map(ManifestJson::framework)
                        .toList());
        json.put(
                "populations",
                evaluated.populations().stream().map(ManifestJson::population).toList());
        json.put("checks", ChecksJson.names(summary.checks()));
        json.put("complete", summary.complete());
        json.put("exit_code", summary.outcome().exitCode());
        return PrettyJson.of(json);
    }

    private static String digest(List<WrittenFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .map(WrittenFile::sha256)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> framework(Framework framework) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", framework.id());
        json.put("name", framework.name());
        json.put("version", framework.version());
        return json;
    }

    private static Map<String, Object> population(Population population) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", population.kind());
        json.put("listed", population.listed());
        json.put("rows", population.rows());
        json.put("unread", population.unread());
        return json;
    }

    /** What was evaluated: what was to be collected, unless less of the snapshot was chosen. */
    private static Map<String, Object> scope(SnapshotDescription description, SnapshotFilter filter) {
        SnapshotScope collected = description.scope();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accounts", filter.isAll() ? collected.accounts() : filter.accountsOf(description));
        json.put("regions", filter.isAll() ? collected.regions() : filter.regionsOf(description));
        json.put("collectors", collected.collectors());
        json.put("options", collected.options());
        return json;
    }

    private static Map<String, Object> snapshot(Snapshot snapshot, EvaluatedSnapshot evaluated, SnapshotFilter filter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sha256", snapshot.digest(evaluated.parts().values()));
        json.put("format", snapshot.description().format().toString());
        json.put("tool_version", snapshot.description().toolVersion());
        json.put("begun", snapshot.description().asOf().toString());
        json.put("parts", evaluated.parts().size());
        json.put("missing", snapshot.missing().stream().map(Object::toString).toList());
        if (!filter.isAll()) {
            json.put("accounts", SnapshotFilter.ALL.accountsOf(snapshot.description()));
            json.put("regions", SnapshotFilter.ALL.regionsOf(snapshot.description()));
        }
        if (!snapshot.damaged().isEmpty()) {
            json.put(
                    "damaged",
                    snapshot.damaged().keySet().stream().map(Object::toString).toList());
        }
        return json;
    }

    private static Map<String, Object> file(WrittenFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", file.name());
        json.put("sha256", file.sha256());
        json.put("bytes", file.bytes());
        file.rows().ifPresent(rows -> json.put("rows", rows));
        return json;
    }
}
