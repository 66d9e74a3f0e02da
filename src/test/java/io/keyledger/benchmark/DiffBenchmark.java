package io.keyledger.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.deliver.FolderDestination;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.evaluate.RunParameters;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.evaluate.diff.RunDescription;
import io.keyledger.evaluate.diff.RunDiff;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.report.AuditReport;
import io.keyledger.report.csv.RunTableFiles;
import io.keyledger.report.diff.DiffFile;
import io.keyledger.report.diff.DiffWords;
import io.keyledger.snapshot.Snapshot;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long two runs take to compare, and how much of the heap is in use after a garbage collection at most. The newer
 * run lacks every n-th finding and resource and has other states of every n-th key. The arguments are the numbers of
 * keys and of resources, 10,000 and 1,000,000 where there are none, and n, 1,000 where there is none.
 */
public final class DiffBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private DiffBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int keys = arguments.length < 1 ? 10_000 : Integer.parseInt(arguments[0]);
        int resources = arguments.length < 2 ? 1_000_000 : Integer.parseInt(arguments[1]);
        int every = arguments.length < 3 ? 1_000 : Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        try {
            Path older = folder.resolve("older");
            evaluate(LargeAccount.write(folder.resolve("snapshot"), keys, resources), older);
            Path newer = Files.createDirectory(folder.resolve("newer"));
            long rows = change(older, newer, every);
            System.out.printf(
                    "two runs of %,d rows and %,d MB; heap of %,d MB%n",
                    rows, size(older) >> 20, Runtime.getRuntime().maxMemory() >> 20);
            HeapWatch.start();
            compare(older, newer, Files.createDirectory(folder.resolve("work")), rows);
        } finally {
            delete(folder);
        }
    }

    private static void compare(Path older, Path newer, Path work, long rows) throws IOException {
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        DiffSummary summary = new DiffSummary();
        try (DiffFile file = new DiffFile(work);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(work.resolve("diff.csv")))) {
            RunDiff.compare(
                    RunDescription.read(older),
                    new RunTableFiles(older),
                    List.of(),
                    RunDescription.read(newer),
                    new RunTableFiles(newer),
                    change -> {
                        summary.accept(change);
                        file.accept(change);
                    });
            file.writeTo(out);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(DiffWords.counts(summary));
        System.out.printf(
                "compared in %.1f s (%.1f s of CPU): %,.0f rows of each run a second%n",
                seconds, (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9, rows / seconds);
        System.out.printf("most heap in use after a collection: %,d MB%n", HeapWatch.mostInUse() >> 20);
    }

    private static void evaluate(Snapshot snapshot, Path run) throws IOException {
        AuditSettings settings = new AuditSettings(
                CheckCatalogue.standard(),
                CheckSettings.defaults(),
                PriceSheetReader.bundled(),
                Optional.empty(),
                TrustZone.ofAccounts(Set.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                FindingSelection.OPEN,
                "benchmark",
                new RunParameters("{}\n", "", List.of()));
        AuditReport.write(snapshot, settings, new FolderDestination(run), EvaluationListener.NONE);
    }

    /** Writes the newer run, and returns how many rows the older one has. */
    private static long change(Path older, Path newer, int every) throws IOException {
        long rows = 0;
        try (Stream<Path> files = Files.list(older)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".csv")) {
                    Files.copy(file, newer.resolve(name));
                    continue;
                }
                rows += changeLines(file, newer.resolve(name), every) - 1;
            }
        }
        return rows;
    }

    private static long changeLines(Path older, Path newer, int every) throws IOException {
        long count = 0;
        try (BufferedReader lines = Files.newBufferedReader(older);
                BufferedWriter out = Files.newBufferedWriter(newer)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean chosen = ++count % every == 0;
                String name = older.getFileName().toString();
                if (!chosen || !(name.equals("findings.csv") || name.equals("resources.csv"))) {
                    out.write(chosen ? line.replace(",Enabled,", ",Disabled,") : line);
                    out.write('\n');
                }
            }
        }
        return count;
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
