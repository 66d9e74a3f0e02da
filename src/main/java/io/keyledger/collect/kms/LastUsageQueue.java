package io.keyledger.collect.kms;

import io.keyledger.collect.Depth;
import io.keyledger.collect.Tasks;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks for the last use of some keys while the others are read. AWS allows so few of these calls that keys must not wait for
 * them in line: those that are asked come after all others.
 */
final class LastUsageQueue {
    private final Depth depth;
    private final RequestCounts counts;
    private final Tasks tasks;
    private final Function<KmsKey, Observed<LastUsage>> question;
    private final Consumer<KmsKey> sink;
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param question asks KMS about a key */
    LastUsageQueue(
            Depth depth,
            RequestCounts counts,
            Tasks tasks,
            Function<KmsKey, Observed<LastUsage>> question,
            Consumer<KmsKey> sink) {
        this.depth = depth;
        this.counts = counts;
        this.tasks = tasks;
        this.question = question;
        this.sink = sink;
    }

    /** Takes the next key: hands it on, or keeps it until the answer is there. */
    void add(KmsKey key) {
        String whyNot = whyNotAsked(key);
        if (!whyNot.isEmpty()) {
            sink.accept(key.withLastUsage(Observed.notAsked(whyNot)));
            return;
        }
        waiting.add(new Waiting(key, tasks.start(() -> question.apply(key))));
    }

    /** Hands on the keys that were kept, as their answers come. */
    void finish(Progress progress) {
        int answered = 0;
        for (Waiting kept : waiting) {
            progress.advanced(answered++, waiting.size());
            sink.accept(kept.key().withLastUsage(Tasks.await(kept.answer())));
        }
        waiting.clear();
    }

    private String whyNotAsked(KmsKey key) {
        String whyNot = switch (depth.lastUsage()) {
            case NEVER -> "asking for the last use is switched off";
            case QUIET -> whyNotQuiet(key);
            case ALL -> "";
        };
        if (whyNot.isEmpty() && waiting.size() >= depth.lastUsageLimit()) {
            return "more keys than the limit of " + depth.lastUsageLimit() + " an account and Region";
        }
        return whyNot;
    }

    private String whyNotQuiet(KmsKey key) {
        if (!(key.metadata() instanceof Observed.Known<KeyMetadata>(KeyMetadata metadata))) {
            return "kind and state of the key are not known";
        }
        if (!metadata.keyManager().equals("CUSTOMER")) {
            return "only asked for customer managed keys";
        }
        if (!metadata.keyState().equals("Enabled")) {
            return "only asked for enabled keys";
        }
        return counts.quiet(key.arn()) ? "" : "CloudWatch shows requests";
    }

    /** Hears how many of the questions are answered. */
    @FunctionalInterface
    interface Progress {
        void advanced(int answered, int asked);
    }

    private record Waiting(KmsKey key, Future<Observed<LastUsage>> answer) {}
}
