package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.KeyReference;
import java.time.Instant;
import java.util.List;

/**
 * Prices keys one by one. AWS bills a request to the account that makes it; where no source names the caller, the key's own
 * account is assumed.
 */
public final class CostEstimator {
    private final PriceSheet prices;
    private final BillingPeriod period;

    /**
     * Prices what is kept now and was kept over the days before.
     *
     * @param asOf the moment of the audit, at which the period ends
     * @param periodDays the days of which storage was billed
     */
    public CostEstimator(PriceSheet prices, Instant asOf, int periodDays) {
        this.prices = prices;
        this.period = BillingPeriod.upTo(asOf, periodDays);
    }

    /**
     * What a key costs.
     *
     * @param name of the key as people call it
     * @param requests what is known of its requests
     */
    public KeyCost estimate(ClassifiedKey key, String name, RequestEvidence requests) {
        PricedKey priced = PricedKey.of(key, name);
        List<CostLine> storage =
                new StorageEstimate(new CostLineFactory(prices, priced, period.days()), period, key).lines();
        return new RequestEstimate(prices, priced, period.days()).estimate(storage, requests);
    }

    /**
     * What was requested of a key that is not among those listed. What keeping it cost is not known.
     *
     * @param name of the key as people call it
     * @param gone whether it is known that the key exists no more
     * @param note why nothing else is known of the key
     */
    public KeyCost estimateUnlisted(
            KeyReference.KeyArn key, String name, boolean gone, String note, RequestEvidence requests) {
        PricedKey priced =
                new PricedKey(key.accountId(), key.region(), key.text(), Custody.UNKNOWN, name, null, gone, note);
        return new RequestEstimate(prices, priced, period.days()).estimate(List.of(), requests);
    }
}
