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
import io.keyledger.evaluate.RunSummary;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.report.AuditReport;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long a snapshot of one account and Region takes to become the files of a run, without the collections of the
 * whole heap that the benchmark asks for, and how much of the heap is in use after one at most. The arguments are the
 * numbers of keys and of resources, 100,000 and 1,000,000 where there are none.
 */
public final class EvaluationBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private EvaluationBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        run(arguments, LargeAccount::write);
    }

    /** Evaluates the account that is made. */
    static void run(String[] arguments, AccountMaker account) throws IOException {
        int keys = arguments.length < 1 ? 100_000 : Integer.parseInt(arguments[0]);
        int resources = arguments.length < 2 ? 1_000_000 : Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        try {
            Snapshot snapshot = account.write(folder.resolve("snapshot"), keys, resources);
            System.out.printf(
                    "%,d keys and %,d resources in a snapshot of %,d MB; heap of %,d MB, %d cores%n",
                    keys,
                    resources,
                    size(snapshot.directory()) >> 20,
                    Runtime.getRuntime().maxMemory() >> 20,
                    Runtime.getRuntime().availableProcessors());
            HeapWatch.start();
            evaluate(snapshot, folder.resolve("run"));
        } finally {
            delete(folder);
        }
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
        Stages stages = new Stages();
        long cpuBefore = SYSTEM.getProcessCpuTime();
        RunSummary summary = AuditReport.write(snapshot, settings, new FolderDestination(run), stages);
        stages.end();
        long cpu = SYSTEM.getProcessCpuTime() - cpuBefore;
        long rows = 0;
        try (Stream<Path> files = Files.list(run)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    rows += lines.count() - 1;
                }
            }
        }
        double seconds = stages.total().toMillis() / 1000.0;
        long subjects = sum(summary.keys()) + sum(summary.resources());
        System.out.printf(
                "%,d rows of %,d MB in %.1f s (%.1f s of CPU, with %.1f s more for collections of the whole heap):"
                        + " %,.0f rows a second, %,.0f keys and resources a second%n",
                rows,
                size(run) >> 20,
                seconds,
                (cpu - stages.collectingCpu()) / 1e9,
                stages.collecting().toMillis() / 1000.0,
                rows / seconds,
                subjects / seconds);
        System.out.printf(
                "most heap in use: %,d MB after a collection of the whole heap, %,d MB after any%n",
                HeapWatch.mostNeeded() >> 20, HeapWatch.mostInUse() >> 20);
    }

    /** Makes a snapshot with as many keys and resources as wanted. */
    interface AccountMaker {
        Snapshot write(Path directory, int keys, int resources) throws IOException;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Reports how long each stage took. Collects the whole heap at each tenth of a stage, to learn how much is needed;
     * the time for that is not counted.
     */
    private static final class Stages implements EvaluationListener {
        private static final long TENTHS = 10;

        private final long start = System.nanoTime();
        private long began = start;
        private Stage current = Stage.READING;
        private long tenth;
        private long stageCollecting;
        private long collecting;
        private long collectingCpu;

        @Override
        public synchronized void advanced(Stage stage, long done, long total) {
            if (stage.compareTo(current) > 0) {
                end();
                current = stage;
                tenth = 0;
            }
            if (stage == current && done * TENTHS / Math.max(1, total) > tenth) {
                tenth = done * TENTHS / Math.max(1, total);
                long before = System.nanoTime();
                long cpuBefore = SYSTEM.getProcessCpuTime();
                System.gc();
                collectingCpu += SYSTEM.getProcessCpuTime() - cpuBefore;
                stageCollecting += System.nanoTime() - before;
            }
        }

        synchronized void end() {
            long now = System.nanoTime();
            System.out.printf("%s: %.1f s%n", current, (now - began - stageCollecting) / 1e9);
            began = now;
            collecting += stageCollecting;
            stageCollecting = 0;
        }

        synchronized Duration total() {
            return Duration.ofNanos(began - start - collecting);
        }

        synchronized Duration collecting() {
            return Duration.ofNanos(collecting);
        }

        synchronized long collectingCpu() {
            return collectingCpu;
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(EvaluationBenchmark::length)
                    .sum();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
