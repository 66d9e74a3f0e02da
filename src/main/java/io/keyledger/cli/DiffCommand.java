package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.FolderTree;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.run.NewFailures;
import io.keyledger.cli.run.RunComparison;
import io.keyledger.cli.text.DiffText;
import io.keyledger.deliver.verify.RunVerification;
import io.keyledger.evaluate.diff.ComparisonException;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.evaluate.diff.RowCursor;
import io.keyledger.report.csv.RunTableFiles;
import io.keyledger.report.diff.DiffFile;
import io.keyledger.report.diff.DiffJson;
import io.keyledger.report.diff.DiffMarkdown;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two runs. */
@Command(
        name = "diff",
        description = "Compare two runs: which findings are new, fixed, gone, worsened or lost from sight; which keys,"
                + " access, grants, costs and coverage changed; and why. Makes no calls to AWS. Both runs are verified"
                + " first. The cause of a change is found by evaluating the older run's snapshot again.",
        footer = {
            "",
            "Exit codes: 0 compared; 1 new failures of at least --fail-on-new; 2 usage error; 3 with --fail-on-new,"
                    + " such failures may be hidden, because a check lost its evidence or the runs can't be compared"
                    + " there."
        })
final class DiffCommand implements Subcommand {
    @Parameters(index = "0", paramLabel = "OLD", description = "the folder of the older run")
    private String older = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "the folder of the newer run")
    private String newer = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv, json or md (default: text)")
    private String format = "text";

    @Option(names = "--no-verify", description = "do not verify the files of the runs against their manifests")
    private boolean unverified;

    @Option(
            names = "--snapshot",
            paramLabel = "DIR",
            description = "the older run's snapshot (default: searched in its output folder)")
    private String snapshot = "";

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.FAIL_ON_NEW);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        DiffFormat chosen = Choices.of("--format", format, DiffFormat.values());
        Path olderRun = folder(environment, older);
        Path newerRun = folder(environment, newer);
        Path work = RunComparison.temporary();
        try {
            return compare(environment, configuration, chosen, olderRun, newerRun, work);
        } catch (ComparisonException incomparable) {
            throw new UsageException(String.valueOf(incomparable.getMessage()), incomparable);
        } finally {
            FolderTree.delete(work);
        }
    }

    private Path folder(Environment environment, String named) throws IOException {
        Path folder = environment.path(named);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + named + "; choose the folder of a run");
        }
        if (!unverified) {
            RunVerification.of(folder).steps().stream()
                    .flatMap(step -> step.problems().stream())
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new UsageException(
                                named + " can't be trusted: " + problem + "; --no-verify compares it anyway");
                    });
        }
        return folder;
    }

    private ExitCode compare(
            Environment environment,
            Configuration configuration,
            DiffFormat chosen,
            Path olderRun,
            Path newerRun,
            Path work)
            throws IOException {
        RunComparison comparison = new RunComparison(environment, configuration, olderRun, newerRun);
        if (comparison.newer().asOf().isBefore(comparison.older().asOf())) {
            environment
                    .err()
                    .println("keyledger: " + ConsoleText.of(newer) + " is older than " + ConsoleText.of(older)
                            + "; the differences are shown in the order in which the runs were named");
        }
        DiffSummary summary = new DiffSummary();
        try (DiffFile file = new DiffFile(Files.createDirectory(work.resolve("sort")))) {
            comparison.compareWithCauses(snapshot, work, change -> {
                summary.accept(change);
                file.accept(change);
            });
            print(environment, chosen, comparison, summary, file, work);
        }
        return NewFailures.exitCode(
                summary, configuration.evaluate().failOnNew().least());
    }

    private static void print(
            Environment environment,
            DiffFormat chosen,
            RunComparison comparison,
            DiffSummary summary,
            DiffFile file,
            Path work)
            throws IOException {
        switch (chosen) {
            case TEXT ->
                environment
                        .out()
                        .print(DiffText.of(
                                comparison.older(),
                                comparison.newer(),
                                comparison.note(),
                                summary,
                                Paint.of(environment)));
            case MD -> environment.out().print(DiffMarkdown.of(comparison.older(), comparison.newer(), summary));
            case CSV -> {
                file.writeTo(environment.out());
                environment.out().flush();
            }
            case JSON -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(work.resolve(DiffFile.NAME)))) {
                    file.writeTo(out);
                }
                Writer writer = new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8);
                try (RowCursor rows = new RunTableFiles(work).open(DiffFile.NAME)) {
                    DiffJson.write(comparison.older(), comparison.newer(), summary, rows, writer);
                }
                writer.flush();
            }
        }
    }
}
