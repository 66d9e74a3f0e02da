package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.KeyReference;
import java.time.Instant;
import java.util.List;

/**
 * Estimates the cost of each key. AWS bills a request to the account that makes it; if no source names the caller, the
 * key's own account is assumed.
 */
public final class CostEstimator {
    private final PriceSheet prices;
    private final BillingPeriod period;

    /**
     * Prices keys for the period that ends with the audit.
     *
     * @param asOf the instant of the audit and the end of the period
     * @param periodDays the length of the period
     */
    public CostEstimator(PriceSheet prices, Instant asOf, int periodDays) {
        this.prices = prices;
        this.period = BillingPeriod.upTo(asOf, periodDays);
    }

    /**
     * What a key costs.
     *
     * @param name the key's alias, description or id
     * @param requests the evidence about its requests
     */
    public KeyCost estimate(ClassifiedKey key, String name, RequestEvidence requests) {
        PricedKey priced = PricedKey.of(key, name);
        List<CostLine> storage =
                new StorageEstimate(new CostLineFactory(prices, priced, period.days()), period, key).lines();
        return new RequestEstimate(prices, priced, period.days()).estimate(storage, requests);
    }

    /**
     * The cost of requests on a key that was not listed; its storage cost is unknown.
     *
     * @param name the key's alias, description or id
     * @param gone whether the key is known to no longer exist
     * @param note why nothing else is known about the key
     */
    public KeyCost estimateUnlisted(
            KeyReference.KeyArn key, String name, boolean gone, String note, RequestEvidence requests) {
        PricedKey priced =
                new PricedKey(key.accountId(), key.region(), key.text(), Custody.UNKNOWN, name, null, gone, note);
        return new RequestEstimate(prices, priced, period.days()).estimate(List.of(), requests);
    }
}
