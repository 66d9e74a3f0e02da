package io.keyledger.check.keys;

import io.keyledger.check.CheckContext;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyStates;
import io.keyledger.classify.MultiRegionIndex.Primary;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compares multi-Region replicas with their primary key. */
final class Replicas {
    private static final Verdict NO_REPLICA = Verdict.notApplicable("the key is not a multi-Region replica");
    private static final Verdict PENDING_DELETION =
            Verdict.notApplicable("the replica or its primary is pending deletion");

    private Replicas() {}

    /** Applies a rule to a replica's primary key; unknown if that was not audited. */
    static Verdict judge(ClassifiedKey key, CheckContext context, Function<Primary, Verdict> rule) {
        return CustomerKeys.judge(key, metadata -> {
            MultiRegionConfiguration multiRegion = metadata.multiRegion();
            if (multiRegion == null || !multiRegion.type().equals("REPLICA")) {
                return NO_REPLICA;
            }
            return context.multiRegion()
                    .primary(multiRegion.primaryArn())
                    .map(rule)
                    .orElseGet(() -> Verdict.unknown(
                            "the primary key " + multiRegion.primaryArn() + " is not among the audited keys"));
        });
    }

    /** Applies a rule unless the replica or its primary key is pending deletion. */
    static Verdict judgeLasting(ClassifiedKey key, CheckContext context, Function<Primary, Verdict> rule) {
        return judge(key, context, primary -> {
            boolean leaving = isPendingDeletion(key.key().metadata().map(KeyMetadata::keyState))
                    || isPendingDeletion(primary.keyState());
            return leaving ? PENDING_DELETION : rule.apply(primary);
        });
    }

    private static boolean isPendingDeletion(Observed<String> keyState) {
        return keyState.known().map(KeyStates::isPendingDeletion).orElse(false);
    }

    /** Compares a fact of the replica with the same fact of its primary key, if both were read. */
    static <T> Verdict compare(Observed<T> replica, Observed<T> primary, BiFunction<T, T, Verdict> rule) {
        return Verdict.of(replica, own -> Verdict.of(primary, other -> rule.apply(own, other)));
    }
}
