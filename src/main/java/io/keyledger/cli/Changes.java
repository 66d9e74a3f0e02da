package io.keyledger.cli;

import io.keyledger.check.Severity;
import io.keyledger.deliver.verify.RunVerification;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.report.diff.DiffFile;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.page.HtmlPage;
import io.keyledger.snapshot.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run has that an earlier run had not.
 *
 * @param earlier the run that it was compared with; absent if there is none
 * @param summary the changes; absent if there is no earlier run or it could not be compared
 * @param problem why it could not be compared; empty otherwise
 */
record Changes(Optional<Path> earlier, Optional<DiffSummary> summary, String problem) {
    /** For a run that is not compared. */
    static final Changes NOT_ASKED = new Changes(Optional.empty(), Optional.empty(), "");

    /** Compares a run and writes {@code diff.csv} and {@code changes.html} into it. A problem does not fail the run, which is complete. */
    static Changes of(Environment environment, Configuration configuration, Since since, Path run) {
        Optional<Path> earlier = Optional.empty();
        try {
            earlier = since.before(run);
            if (earlier.isEmpty()) {
                return NOT_ASKED;
            }
            Optional<String> damage = RunVerification.of(earlier.get()).steps().stream()
                    .flatMap(step -> step.problems().stream())
                    .findFirst();
            if (damage.isPresent()) {
                return new Changes(earlier, Optional.empty(), "it can't be trusted: " + damage.get());
            }
            return new Changes(
                    earlier,
                    Optional.of(write(new RunComparison(environment, configuration, earlier.get(), run), run)),
                    "");
        } catch (IOException failure) {
            return new Changes(earlier, Optional.empty(), FileProblem.sentence(failure));
        }
    }

    private static DiffSummary write(RunComparison comparison, Path run) throws IOException {
        DiffSummary summary = new DiffSummary();
        Path work = RunComparison.temporary();
        try (DiffFile file = new DiffFile(Files.createDirectory(work.resolve("sort")));
                AtomicFile target = AtomicFile.create(run.resolve(DiffFile.NAME))) {
            comparison.compare(change -> {
                summary.accept(change);
                file.accept(change);
            });
            OutputStream out = new BufferedOutputStream(target.stream());
            file.writeTo(out);
            out.flush();
            target.commit();
            writePage(run);
            return summary;
        } finally {
            FolderTree.delete(work);
        }
    }

    private static void writePage(Path run) throws IOException {
        HtmlPage page = HtmlPage.withChanges();
        try (AtomicFile target = AtomicFile.create(run.resolve(page.file()))) {
            page.write(FinishedRun.of(run), target.stream());
            target.commit();
        }
    }

    /** The exit code of a run, which {@code --fail-on-new} decides instead of {@code --fail-on} if it is set. */
    ExitCode exitCode(RunSummary run, FailOn failOnNew) {
        ExitCode code = switch (run.outcome()) {
            case CLEAN -> ExitCode.CLEAN;
            case FINDINGS -> ExitCode.FINDINGS;
            case INCOMPLETE -> ExitCode.INCOMPLETE;
        };
        if (failOnNew == FailOn.NONE || code == ExitCode.INCOMPLETE) {
            return code;
        }
        if (!problem.isEmpty()) {
            return ExitCode.INCOMPLETE;
        }
        return summary.map(changes -> NewFailures.exitCode(changes, failOnNew))
                .orElseGet(() -> fails(run, failOnNew) ? ExitCode.FINDINGS : ExitCode.CLEAN);
    }

    /** Without an earlier run, every failure is new. */
    private static boolean fails(RunSummary run, FailOn failOnNew) {
        Severity least = Severity.valueOf(failOnNew.name());
        return run.failures().keySet().stream().anyMatch(severity -> severity.compareTo(least) <= 0);
    }
}
