package io.keyledger.cli.run;

import io.keyledger.check.Severity;
import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UnusedFolder;
import io.keyledger.cli.settings.ReportFormat;
import io.keyledger.cli.text.Changes;
import io.keyledger.cli.text.RunResult;
import io.keyledger.cli.text.SummaryText;
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
import java.util.Optional;

/** Evaluates a snapshot into the folder of a run, and reports the result. */
public final class RunEvaluation {
    private RunEvaluation() {}

    /**
     * Evaluates, compares with the earlier run, and says what came of it.
     *
     * @param since the run to compare with
     */
    public static ExitCode evaluate(
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
        Changes changes =
                since.compares() ? ChangeFiles.write(environment, configuration, since, folder) : Changes.NONE;
        Optional<Severity> failOnNew =
                since.compares() ? configuration.evaluate().failOnNew().least() : Optional.empty();
        ExitCode code = NewFailures.exitCode(summary, changes, failOnNew);
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
