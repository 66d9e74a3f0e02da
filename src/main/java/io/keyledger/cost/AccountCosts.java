package io.keyledger.cost;

import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines that belong to an account and to no key: the free tier, once an account over all its Regions, and what the
 * audit itself asked. Gathers them while keys and coverage pass; not safe for use by several threads.
 */
public final class AccountCosts {
    private final PriceSheet prices;
    private final int periodDays;
    private final Map<String, FreeTier> freeTiers = new TreeMap<>();
    private final List<CostLine> audit = new ArrayList<>();

    /**
     * Starts with no line.
     *
     * @param periodDays the days that keys' requests were counted over
     */
    public AccountCosts(PriceSheet prices, int periodDays) {
        this.prices = prices;
        this.periodDays = periodDays;
    }

    /** The requests of a key that the free tier covers. */
    public void addKey(String accountId, String region, KeyCost cost) {
        if (cost.freeTierRequests() > 0) {
            prices.ofPartitionOf(region)
                    .ifPresent(partition -> freeTiers
                            .computeIfAbsent(accountId, _ -> new FreeTier(partition))
                            .add(cost.freeTierRequests()));
        }
    }

    /** How a call of the audit itself went in an account and Region. */
    public void addCalls(ApiCoverage calls) {
        if (calls.asked() > 0) {
            prices.ofCall(calls.service(), calls.action()).ifPresent(price -> audit.add(auditLine(calls, price)));
        }
    }

    /** All lines gathered so far: free tiers by account, then the audit's calls in the order in which they came. */
    public List<CostLine> lines() {
        List<CostLine> lines = new ArrayList<>();
        freeTiers.forEach((accountId, freeTier) -> lines.add(freeTierLine(accountId, freeTier)));
        lines.addAll(audit);
        return List.copyOf(lines);
    }

    private CostLine freeTierLine(String accountId, FreeTier freeTier) {
        RegionPrices partition = freeTier.prices;
        long allowance = partition.freeRequestsMonth() * periodDays / Money.MONTH_DAYS;
        BigDecimal quantity = BigDecimal.valueOf(-Math.min(allowance, freeTier.requests));
        BigDecimal amount = Money.amount(quantity, partition.requests().symmetric());
        return new CostLine(
                accountId,
                Fact.GLOBAL,
                "",
                null,
                Kind.REQUESTS,
                "",
                accountId,
                quantity,
                "request",
                partition.requests().symmetric(),
                amount,
                periodDays,
                Money.perMonth(amount, periodDays),
                prices.citation(),
                Confidence.ESTIMATE,
                "free tier, once over all Regions; an organization shares one among its accounts",
                "");
    }

    private CostLine auditLine(ApiCoverage calls, CallPrice price) {
        BigDecimal usd = price.usd() != null ? price.usd() : symmetricRequest(calls.region());
        BigDecimal quantity = BigDecimal.valueOf(calls.asked());
        BigDecimal amount = usd == null ? null : Money.amount(quantity, usd);
        return new CostLine(
                calls.accountId(),
                calls.region(),
                "",
                null,
                Kind.AUDIT,
                calls.service() + ":" + calls.action(),
                calls.accountId(),
                quantity,
                "request",
                usd,
                amount,
                1,
                null,
                "requests of this run; " + prices.citation(),
                amount == null ? Confidence.UNKNOWN : price.verified() ? Confidence.MEASURED : Confidence.ESTIMATE,
                amount == null ? CostLineFactory.NO_PRICE : price.note() + "; for one run",
                "");
    }

    private @Nullable BigDecimal symmetricRequest(String region) {
        return prices.of(region)
                .map(RegionPrices::requests)
                .map(RequestPrices::symmetric)
                .orElse(null);
    }

    private static final class FreeTier {
        private final RegionPrices prices;
        private long requests;

        FreeTier(RegionPrices prices) {
            this.prices = prices;
        }

        void add(long more) {
            requests += more;
        }
    }
}
