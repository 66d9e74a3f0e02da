package io.keyledger.report;

import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code manifest.json}: what an auditor holds the other files against. */
final class ManifestJson {
    static final String FILE = "manifest.json";

    private ManifestJson() {}

    /** @param files every other file of the run */
    static byte[] of(
            Snapshot snapshot, ReportSettings settings, SnapshotSurvey survey, Instant asOf, List<WrittenFile> files) {
        SnapshotDescription description = snapshot.description();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tool_version", settings.toolVersion());
        json.put("caller_identity", description.callerIdentity());
        json.put("scope", scope(description));
        json.put("configuration_sha256", settings.configurationDigest());
        json.put("snapshot", snapshot(snapshot, survey));
        json.put("start", survey.countedFrom().orElse(description.asOf()).toString());
        json.put("end", asOf.toString());
        json.put("files", files.stream().map(ManifestJson::file).toList());
        return PrettyJson.of(json);
    }

    private static Map<String, Object> scope(SnapshotDescription description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accounts", description.scope().accounts());
        json.put("regions", description.scope().regions());
        json.put("collectors", description.scope().collectors());
        json.put("options", description.scope().options());
        return json;
    }

    private static Map<String, Object> snapshot(Snapshot snapshot, SnapshotSurvey survey) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sha256", snapshot.digest(survey.parts().values()));
        json.put("format", snapshot.description().format().toString());
        json.put("tool_version", snapshot.description().toolVersion());
        json.put("begun", snapshot.description().asOf().toString());
        json.put("parts", survey.parts().size());
        json.put("missing", snapshot.missing().stream().map(Object::toString).toList());
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
