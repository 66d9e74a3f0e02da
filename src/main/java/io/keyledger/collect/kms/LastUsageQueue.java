package io.keyledger.collect.kms;

import io.keyledger.collect.Depth;
import io.keyledger.collect.call.Tasks;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Requests the last use of some keys while the others are read. AWS allows few of these calls, so the other keys do not
 * wait for them: keys whose last use is requested are written last. Keys that are disabled or pending deletion are
 * requested first, because a decision about them is due. An earlier answer that still holds saves the request, until it
 * is old.
 */
final class LastUsageQueue {
    /** Enough for the calls that AWS allows per second, even if some are slow. */
    private static final int AT_A_TIME = 8;

    private static final Set<String> TO_BE_DECIDED = Set.of("Disabled", "PendingDeletion", "PendingReplicaDeletion");

    private final Depth depth;
    private final RequestCounts counts;
    private final EarlierAnswers earlier;
    private final Instant asOf;
    private final Tasks tasks;
    private final Function<KmsKey, Observed<LastUsage>> question;
    private final Consumer<KmsKey> sink;
    private final List<Waiting> waiting = new ArrayList<>();
    private final PriorityBlockingQueue<Waiting> unasked = new PriorityBlockingQueue<>();
    private final List<Future<?>> askers = new ArrayList<>();
    private int decided;
    private int others;

    /** @param question requests the last use of a key */
    LastUsageQueue(
            Depth depth,
            RequestCounts counts,
            EarlierAnswers earlier,
            Instant asOf,
            Tasks tasks,
            Function<KmsKey, Observed<LastUsage>> question,
            Consumer<KmsKey> sink) {
        this.depth = depth;
        this.counts = counts;
        this.earlier = earlier;
        this.asOf = asOf;
        this.tasks = tasks;
        this.question = question;
        this.sink = sink;
    }

    /** Takes the next key: passes it on, or keeps it until its answer arrives. */
    void add(KmsKey key) {
        String whyNot = whyNotWanted(key);
        if (!whyNot.isEmpty()) {
            sink.accept(key.withLastUsage(Observed.notAsked(whyNot)));
            return;
        }
        Optional<LastUsage> answer = earlier.of(key);
        boolean first = isToBeDecided(key);
        boolean beyondLimit = (first ? decided : others) >= depth.lastUsageLimit();
        if (answer.isPresent() && (beyondLimit || isYoung(key, answer.get()))) {
            sink.accept(key.withLastUsage(Observed.known(answer.get())));
            return;
        }
        if (beyondLimit) {
            sink.accept(key.withLastUsage(Observed.notAsked(
                    "more keys than the limit of " + depth.lastUsageLimit() + " per account and Region")));
            return;
        }
        Waiting kept = new Waiting(key, first, waiting.size(), new CompletableFuture<>());
        waiting.add(kept);
        decided += first ? 1 : 0;
        others += first ? 0 : 1;
        unasked.add(kept);
        askers.removeIf(LastUsageQueue::isFinished);
        if (askers.size() < AT_A_TIME) {
            askers.add(tasks.start(() -> askAll(() -> {})));
        }
    }

    /** Rethrows its exception. */
    private static boolean isFinished(Future<?> asker) {
        if (asker.isDone()) {
            Tasks.await(asker);
        }
        return asker.isDone();
    }

    private boolean askAll(Runnable answered) {
        for (Waiting next = unasked.poll(); next != null; next = unasked.poll()) {
            next.answer().complete(question.apply(next.key()));
            answered.run();
        }
        return true;
    }

    /** Passes on the keys that were kept. */
    void finish(Progress progress) {
        askAll(() -> progress.advanced(
                (int) waiting.stream().filter(kept -> kept.answer().isDone()).count(), waiting.size()));
        askers.forEach(Tasks::await);
        waiting.forEach(
                kept -> sink.accept(kept.key().withLastUsage(kept.answer().join())));
        waiting.clear();
    }

    private String whyNotWanted(KmsKey key) {
        return switch (depth.lastUsage()) {
            case NEVER -> "asking for the last use is switched off";
            case QUIET -> whyNotQuiet(key);
            case ALL -> "";
        };
    }

    /** Keys get old at different times, so that those of one night are not all asked again in one night. */
    private boolean isYoung(KmsKey key, LastUsage answer) {
        int days = depth.lastUsageDays();
        int early = Math.floorMod(key.keyId().hashCode(), Math.max(1, days / 2));
        Instant asked = answer.askedAt();
        return asked != null && asked.plus(Duration.ofDays((long) days - early)).isAfter(asOf);
    }

    private String whyNotQuiet(KmsKey key) {
        if (!(key.metadata() instanceof Observed.Known<KeyMetadata>(KeyMetadata metadata))) {
            return "kind and state of the key are not known";
        }
        if (!metadata.keyManager().equals("CUSTOMER")) {
            return "only asked for customer managed keys";
        }
        if (isToBeDecided(key)) {
            return "";
        }
        if (!metadata.keyState().equals("Enabled")) {
            return "only asked for keys that are enabled, disabled or pending deletion";
        }
        return counts.quiet(key.arn()) ? "" : "CloudWatch shows requests";
    }

    private static boolean isToBeDecided(KmsKey key) {
        return key.metadata()
                .known()
                .filter(metadata -> TO_BE_DECIDED.contains(metadata.keyState()))
                .isPresent();
    }

    /** Receives the number of answered questions. */
    @FunctionalInterface
    interface Progress {
        void advanced(int answered, int asked);
    }

    /** A key that waits for its answer; the smallest is requested first. */
    private record Waiting(KmsKey key, boolean first, int number, CompletableFuture<Observed<LastUsage>> answer)
            implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            return first == other.first ? Integer.compare(number, other.number) : first ? -1 : 1;
        }
    }
}
