package io.keyledger.cli.snapshot;

import io.keyledger.cli.text.NumberText;
import io.keyledger.collect.run.PartProgress;
import io.keyledger.snapshot.PartId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The progress of a collection and what it is waiting for. Thread-safe. */
final class CollectionProgress {
    /** Below this rate, waiting may look like a hang, so the call is named. */
    private static final double SLOW_CALLS_PER_SECOND = 10;

    private final SortedSet<PartId> running = new TreeSet<>();
    private final Map<PartId, PartProgress> known = new TreeMap<>();
    private int parts;
    private int finished;

    synchronized void planned(int missing, int resumed) {
        parts = missing + resumed;
        finished = resumed;
    }

    synchronized void started(PartId part) {
        running.add(part);
    }

    synchronized void advanced(PartId part, PartProgress progress) {
        known.put(part, progress);
    }

    synchronized void finished(PartId part) {
        running.remove(part);
        known.remove(part);
        finished++;
    }

    synchronized boolean isFinished() {
        return finished == parts;
    }

    /** The status, for example {@code Collecting 3 of 9 parts, 12 s, 40 s left: kms us-east-1, 20 of 120 keys}. */
    synchronized String text(Duration passed) {
        return "Collecting %d of %d parts, %s".formatted(finished, parts, NumberText.duration(passed)) + rest();
    }

    /** The part that the collection waits for: the one with the most time left, otherwise the first. */
    private String rest() {
        Optional<Map.Entry<PartId, PartProgress>> slowest = known.entrySet().stream()
                .max(Comparator.comparing(entry -> entry.getValue().left()));
        if (slowest.isPresent()) {
            PartProgress progress = slowest.get().getValue();
            return left(progress.left()) + ": " + place(slowest.get().getKey()) + ", " + words(progress);
        }
        return running.isEmpty() ? "" : ": " + place(running.first());
    }

    private static String left(Duration left) {
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? "" : ", " + NumberText.duration(left) + " left";
    }

    private static String place(PartId part) {
        return part.collector() + " " + part.region();
    }

    private static String words(PartProgress progress) {
        String counts =
                String.format(Locale.ROOT, "%,d of %,d %s", progress.done(), progress.total(), progress.things());
        return progress.callsPerSecond() < SLOW_CALLS_PER_SECOND
                ? counts + String.format(Locale.ROOT, ", %.3g a second", progress.callsPerSecond())
                : counts;
    }
}
