package io.keyledger.cli.run;

import io.keyledger.check.Status;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Log;
import io.keyledger.cli.text.Changes;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.diff.ChangeType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The last log line of a run: in JSON, each figure is a separate field. */
final class RunLog {
    private static final Log LOG = Log.of(RunLog.class);

    private RunLog() {}

    static void ended(RunSummary summary, Path folder, ExitCode code, Changes changes) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("run", folder.getFileName().toString());
        fields.put("account", String.join(",", summary.accounts()));
        fields.put("region", String.join(",", summary.regions()));
        fields.put("exit_code", Integer.toString(code.number()));
        fields.put("complete", Boolean.toString(summary.complete()));
        fields.put("keys", sum(summary.keys().values()));
        fields.put("resources", sum(summary.resources().values()));
        for (Status status : Status.values()) {
            fields.put(
                    "findings_" + status.name().toLowerCase(Locale.ROOT),
                    Long.toString(summary.findings().getOrDefault(status, 0L)));
        }
        changes.earlier().ifPresent(run -> fields.put("compared_with", String.valueOf(run.getFileName())));
        changes.summary().ifPresent(found -> {
            for (ChangeType type : ChangeType.values()) {
                if (found.count(type) > 0) {
                    fields.put("changes_" + type.name().toLowerCase(Locale.ROOT), Long.toString(found.count(type)));
                }
            }
        });
        if (!changes.problem().isEmpty()) {
            LOG.warn(
                    "The run was not compared with {}: {}",
                    changes.earlier().map(Path::toString).orElse("an earlier run"),
                    changes.problem());
        }
        LOG.info(fields, "The files of the run are in {}; exit code {}: {}", folder, code.number(), code.meaning());
    }

    private static String sum(Collection<Long> counts) {
        return Long.toString(counts.stream().mapToLong(Long::longValue).sum());
    }
}
