package io.keyledger.cli;

import io.keyledger.deliver.FolderDestination;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.report.AuditReport;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/** Evaluates a snapshot into the folder of a run, and reports the result. */
final class RunEvaluation {
    private RunEvaluation() {}

    static ExitCode evaluate(
            Environment environment, Configuration configuration, AuditSettings settings, Snapshot snapshot)
            throws IOException {
        Path output = environment.path(configuration.output().directory());
        Path folder = UnusedFolder.in(
                output, settings.asOf().orElse(snapshot.description().asOf()));
        environment.stop().watchThisThread();
        RunSummary summary = write(environment, configuration, settings, snapshot, folder);
        ExitCode code = switch (summary.outcome()) {
            case CLEAN -> ExitCode.CLEAN;
            case FINDINGS -> ExitCode.FINDINGS;
            case INCOMPLETE -> ExitCode.INCOMPLETE;
        };
        RunLog.ended(summary, folder, code);
        if (configuration.log().showsSummary()) {
            environment.out().print(SummaryText.of(summary, folder, settings, Paint.of(environment)));
        }
        return code;
    }

    private static RunSummary write(
            Environment environment,
            Configuration configuration,
            AuditSettings settings,
            Snapshot snapshot,
            Path folder)
            throws IOException {
        if (configuration.log().quiet()) {
            return AuditReport.write(snapshot, settings, new FolderDestination(folder), EvaluationListener.NONE);
        }
        if (!environment.terminal()) {
            return AuditReport.write(
                    snapshot, settings, new FolderDestination(folder), new LoggedEvaluation(environment.clock()));
        }
        try (TerminalEvaluation progress = new TerminalEvaluation(environment)) {
            return AuditReport.write(snapshot, settings, new FolderDestination(folder), progress);
        }
    }
}
