package io.keyledger.cli;

import io.keyledger.deliver.FolderDestination;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.report.AuditReport;
import io.keyledger.report.export.RunFormat;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Evaluates a snapshot into the folder of a run, and reports the result. */
final class RunEvaluation {
    private RunEvaluation() {}

    /** @param since the run to compare with */
    static ExitCode evaluate(
            Environment environment,
            Configuration configuration,
            AuditSettings settings,
            Snapshot snapshot,
            Since since)
            throws IOException {
        Path output = environment.path(configuration.output().directory());
        Path folder = UnusedFolder.in(
                output, settings.asOf().orElse(snapshot.description().asOf()));
        environment.stop().watchThisThread();
        RunSummary summary = write(environment, configuration, settings, snapshot, folder);
        Changes changes = since.compares() ? Changes.of(environment, configuration, since, folder) : Changes.NOT_ASKED;
        FailOn failOnNew = since.compares() ? configuration.evaluate().failOnNew() : FailOn.NONE;
        ExitCode code = changes.exitCode(summary, failOnNew);
        RunLog.ended(summary, folder, code, changes);
        if (configuration.log().showsSummary()) {
            RunResult result = new RunResult(summary, folder, changes, failOnNew, code);
            environment.out().print(SummaryText.of(result, settings, Paint.of(environment)));
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
        FolderDestination destination = new FolderDestination(folder);
        List<RunFormat> formats = ReportFormat.writers(configuration);
        if (configuration.log().quiet()) {
            return AuditReport.write(snapshot, settings, destination, EvaluationListener.NONE, formats);
        }
        if (!environment.terminal()) {
            LoggedEvaluation progress = new LoggedEvaluation(environment.clock());
            return AuditReport.write(snapshot, settings, destination, progress, formats);
        }
        try (TerminalEvaluation progress = new TerminalEvaluation(environment)) {
            return AuditReport.write(snapshot, settings, destination, progress, formats);
        }
    }
}
