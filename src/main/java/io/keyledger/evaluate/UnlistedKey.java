package io.keyledger.evaluate;

import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.Resolution;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.inventory.KeyReference.KeyArn;

/**
 * A key that was used within the period but not listed.
 *
 * @param gone whether all keys of the account and Region were listed, so that it no longer exists
 * @param note what is known about it
 */
record UnlistedKey(KeyArn arn, boolean gone, String note, RequestEvidence requests) {
    private static final String NO_STORAGE = "its storage cost is unknown";

    static UnlistedKey of(KeyArn arn, RequestEvidence requests, KeyIndex keys) {
        Resolution found = keys.resolve(arn, arn.accountId(), arn.region());
        return switch (found) {
            case Resolution.NotInRegion _ ->
                new UnlistedKey(arn, true, "the key was deleted within the period; " + NO_STORAGE, requests);
            case Resolution.ForeignAccount _ ->
                new UnlistedKey(arn, false, "the account of the key was not audited; " + NO_STORAGE, requests);
            case Resolution.Unknown unknown ->
                new UnlistedKey(arn, false, unknown.reason() + "; " + NO_STORAGE, requests);
            case Resolution.Resolved _,
                    Resolution.NotMade _,
                    Resolution.AwsOwned _,
                    Resolution.NoKey _,
                    Resolution.None _ -> new UnlistedKey(arn, false, "the key was not listed; " + NO_STORAGE, requests);
        };
    }

    /** Its cost, under its id, because no other name is known. */
    KeyCost cost(CostEstimator estimator) {
        return estimator.estimateUnlisted(arn, arn.keyId(), gone, note, requests);
    }
}
