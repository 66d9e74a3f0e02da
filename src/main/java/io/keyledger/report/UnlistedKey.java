package io.keyledger.report;

import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.Resolution;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.KeyCost;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.UsagePeriod.Period;

/**
 * A key that was used within the period and is not among the keys listed.
 *
 * @param gone whether all keys of the account and Region were listed, so that it exists no more
 * @param note what is known of it
 */
record UnlistedKey(KeyUsage usage, boolean gone, String note) {
    private static final String NO_STORAGE = "what keeping it cost is not known";

    static UnlistedKey of(KeyUsage usage, KeyIndex keys) {
        Resolution found =
                keys.resolve(KeyReference.parse(usage.keyArn()), usage.accountId(), usage.region());
        return switch (found) {
            case Resolution.NotInRegion _ ->
                new UnlistedKey(usage, true, "the key was deleted within the period; " + NO_STORAGE);
            case Resolution.ForeignAccount _ ->
                new UnlistedKey(usage, false, "the account of the key was not audited; " + NO_STORAGE);
            case Resolution.Unknown(_, _, String reason) -> new UnlistedKey(usage, false, reason + "; " + NO_STORAGE);
            case Resolution.Resolved _, Resolution.NotMade _, Resolution.AwsOwned _, Resolution.None _ ->
                new UnlistedKey(usage, false, "the key is not among those listed; " + NO_STORAGE);
        };
    }

    KeyCost cost(CostEstimator estimator, Period over) {
        return estimator.estimateUnlisted(usage, name(), gone, note, over);
    }

    /** Nothing but its id is left of it. */
    private String name() {
        return KeyReference.parse(usage.keyArn()) instanceof KeyReference.KeyArn arn ? arn.keyId() : usage.keyArn();
    }
}
