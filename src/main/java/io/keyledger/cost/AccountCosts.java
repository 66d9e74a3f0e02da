package io.keyledger.cost;

import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cost lines of an account rather than a key: the free tier, once per account over all its Regions, and the audit's own
 * calls. Collects them while keys and coverage stream by; not thread-safe.
 */
public final class AccountCosts {
    private final PriceSheet prices;
    private final int periodDays;
    private final Map<String, FreeTier> freeTiers = new TreeMap<>();
    private final List<CostLine> audit = new ArrayList<>();

    /**
     * Starts empty.
     *
     * @param periodDays the days over which keys' requests were counted
     */
    public AccountCosts(PriceSheet prices, int periodDays) {
        this.prices = prices;
        this.periodDays = periodDays;
    }

    /** Adds a key's requests that free tiers may cover. */
    public void addKey(String region, KeyCost cost) {
        RegionPrices partition = prices.ofPartitionOf(region).orElse(null);
        if (partition != null) {
            cost.freeTier()
                    .forEach((accountId, use) -> freeTiers
                            .computeIfAbsent(accountId, _ -> new FreeTier(partition))
                            .add(use));
        }
    }

    /** Adds the audit's own calls of an action in an account and Region. */
    public void addCalls(ApiCoverage calls) {
        if (calls.asked() > 0) {
            prices.ofCall(calls.service(), calls.action(), calls.region())
                    .ifPresent(price -> audit.add(auditLine(calls, price)));
        }
    }

    /** All lines so far: free tiers by account, then the audit's calls in the order they were added. */
    public List<CostLine> lines() {
        List<CostLine> lines = new ArrayList<>();
        freeTiers.forEach((accountId, freeTier) -> lines.add(freeTierLine(accountId, freeTier)));
        lines.addAll(audit);
        return List.copyOf(lines);
    }

    private CostLine freeTierLine(String accountId, FreeTier freeTier) {
        RegionPrices partition = freeTier.prices;
        BigDecimal allowance = BigDecimal.valueOf(partition.freeRequestsMonth());
        long ofPeriod = partition.freeRequestsMonth() * periodDays / Money.MONTH_DAYS;
        Amount quantity = Amount.exactly(BigDecimal.valueOf(-Math.min(ofPeriod, freeTier.use.requests())));
        Amount ofMonth =
                Amount.exactly(freeTier.use.requestsPerMonth().min(allowance).negate());
        Amount price = Amount.exactly(partition.requests().symmetric());
        return new CostLine(
                accountId,
                Fact.GLOBAL,
                "",
                null,
                Kind.REQUESTS,
                "",
                "",
                quantity,
                CostLineFactory.unit(Kind.REQUESTS),
                price,
                quantity.times(price),
                periodDays,
                ofMonth.times(price),
                prices.citation(),
                Confidence.ESTIMATE,
                "free tier, once for all Regions; the accounts of an organization share one",
                "",
                "");
    }

    private CostLine auditLine(ApiCoverage calls, CallPrice price) {
        Amount quantity = Amount.exactly(BigDecimal.valueOf(calls.asked()));
        Amount amount = price.amount(calls.asked());
        return new CostLine(
                calls.accountId(),
                calls.region(),
                "",
                null,
                Kind.AUDIT,
                calls.service() + ":" + calls.action(),
                calls.accountId(),
                quantity,
                CostLineFactory.unit(Kind.AUDIT),
                price.unitPrice(),
                amount,
                1,
                null,
                "calls of this run; " + prices.citation(),
                !amount.exact() ? Confidence.UNKNOWN : price.verified() ? Confidence.MEASURED : Confidence.ESTIMATE,
                amount.exact() ? price.note() + "; for one run" : CostLineFactory.NO_PRICE,
                "",
                "");
    }

    private static final class FreeTier {
        private final RegionPrices prices;
        private FreeTierUse use = FreeTierUse.NONE;

        FreeTier(RegionPrices prices) {
            this.prices = prices;
        }

        void add(FreeTierUse more) {
            use = use.plus(more);
        }
    }
}
