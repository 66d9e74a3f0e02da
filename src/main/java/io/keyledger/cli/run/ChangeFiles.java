package io.keyledger.cli.run;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.FolderTree;
import io.keyledger.cli.text.Changes;
import io.keyledger.deliver.verify.RunVerification;
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

/** What a run has that an earlier run had not: {@code diff.csv} and {@code changes.html} in its folder. */
final class ChangeFiles {
    private ChangeFiles() {}

    /** Compares a run and writes the files into it. A problem does not fail the run, which is complete. */
    static Changes write(Environment environment, Configuration configuration, Since since, Path run) {
        Optional<Path> earlier = Optional.empty();
        try {
            earlier = since.before(run);
            if (earlier.isEmpty()) {
                return Changes.NONE;
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
}
