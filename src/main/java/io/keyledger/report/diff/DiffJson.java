package io.keyledger.report.diff;

import io.keyledger.evaluate.diff.Cause;
import io.keyledger.evaluate.diff.ChangeType;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.evaluate.diff.RowCursor;
import io.keyledger.evaluate.diff.RunDescription;
import io.keyledger.evaluate.diff.TableRow;
import io.keyledger.report.text.IndentedJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A comparison as JSON: the two runs, the counts, and every row of {@code diff.csv} as an object. */
public final class DiffJson {
    private DiffJson() {}

    /**
     * Writes a comparison.
     *
     * @param rows the rows of {@code diff.csv}
     */
    public static void write(
            RunDescription older, RunDescription newer, DiffSummary summary, RowCursor rows, Writer writer)
            throws IOException {
        List<String> columns = DiffCsv.TABLE.header();
        JsonGenerator json = IndentedJson.generator(writer);
        json.writeStartObject();
        run(json, "old", older);
        run(json, "new", newer);
        json.writeName("counts");
        json.writeStartObject();
        for (ChangeType type : ChangeType.values()) {
            if (summary.count(type) > 0) {
                json.writeNumberProperty(type.text(), summary.count(type));
            }
        }
        json.writeEndObject();
        json.writeName("causes_not_told_apart");
        json.writeStartArray();
        summary.notToldApart().stream().sorted().map(Cause::text).forEach(json::writeString);
        json.writeEndArray();
        json.writeName("changes");
        json.writeStartArray();
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            json.writeStartObject();
            for (String column : columns) {
                json.writeStringProperty(column, row.get().cell(column));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void run(JsonGenerator json, String name, RunDescription run) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("run", run.name());
        json.writeStringProperty("as_of", run.asOf().toString());
        json.writeStringProperty("tool_version", run.toolVersion());
        json.writeStringProperty("snapshot_sha256", run.snapshotSha256());
        json.writeEndObject();
    }
}
