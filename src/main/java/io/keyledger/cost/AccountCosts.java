package io.keyledger.cost;

import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cost lines of an account rather than a key: the free tier, once per payer over all Regions, and the audit's own
 * calls. Collects them while keys and coverage stream by; thread-safe.
 */
public final class AccountCosts {
    private static final String UNKNOWN_PAYER = "";

    private final PriceSheet prices;
    private final Payers payers;
    private final int periodDays;
    private final Map<Allowance, FreeTier> freeTiers = new HashMap<>();
    private final List<CostLine> audit = new ArrayList<>();

    /**
     * Starts empty, with unknown payers.
     *
     * @param periodDays the days over which keys' requests were counted
     */
    public AccountCosts(PriceSheet prices, int periodDays) {
        this(prices, new Payers(), periodDays);
    }

    /**
     * Starts empty.
     *
     * @param payers who pays for which account; accounts with an unknown payer share one free tier, so that it is never
     *     counted twice
     * @param periodDays the days over which keys' requests were counted
     */
    public AccountCosts(PriceSheet prices, Payers payers, int periodDays) {
        this.prices = prices;
        this.payers = payers;
        this.periodDays = periodDays;
    }

    /** Adds a key's requests that free tiers may cover. */
    public synchronized void addKey(String region, KeyCost cost) {
        RegionPrices partition = prices.ofPartitionOf(region).orElse(null);
        if (partition != null) {
            cost.freeTier()
                    .forEach((accountId, use) -> freeTiers
                            .computeIfAbsent(
                                    new Allowance(payers.of(accountId).orElse(UNKNOWN_PAYER), partition), FreeTier::new)
                            .add(accountId, use));
        }
    }

    /** Adds the audit's own calls of an action in an account and Region. */
    public synchronized void addCalls(ApiCoverage calls) {
        if (calls.asked() > 0) {
            prices.ofCall(calls.service(), calls.action(), calls.region())
                    .ifPresent(price -> audit.add(auditLine(calls, price)));
        }
    }

    /** All lines so far: free tiers by payer and account, then the audit's calls in the order they were added. */
    public synchronized List<CostLine> lines() {
        List<CostLine> lines = new ArrayList<>();
        freeTiers.values().forEach(freeTier -> lines.addAll(freeTierLines(freeTier)));
        lines.sort(Comparator.comparing(CostLine::accountId));
        lines.addAll(audit);
        return List.copyOf(lines);
    }

    /** Divides a free tier among accounts in proportion to their requests. */
    private List<CostLine> freeTierLines(FreeTier freeTier) {
        long allowance = freeTier.allowance.prices().freeRequestsMonth();
        FreeTierUse all = freeTier.all();
        Division ofPeriod = new Division(
                BigDecimal.valueOf(Math.min(allowance * periodDays / Money.MONTH_DAYS, all.requests())),
                BigDecimal.valueOf(all.requests()),
                0);
        Division ofMonth = new Division(
                all.requestsPerMonth().min(BigDecimal.valueOf(allowance)), all.requestsPerMonth(), Money.PACE_SCALE);
        List<CostLine> lines = new ArrayList<>();
        freeTier.byAccount.forEach((accountId, use) -> lines.add(freeTierLine(
                accountId,
                freeTier,
                ofPeriod.next(BigDecimal.valueOf(use.requests())),
                ofMonth.next(use.requestsPerMonth()))));
        return lines;
    }

    private CostLine freeTierLine(String accountId, FreeTier freeTier, BigDecimal ofPeriod, BigDecimal ofMonth) {
        Amount quantity = Amount.exactly(ofPeriod.negate());
        Amount price = Amount.exactly(freeTier.allowance.prices().requests().symmetric());
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
                Amount.exactly(ofMonth.negate()).times(price),
                prices.citation(),
                Confidence.ESTIMATE,
                freeTier.note(),
                "",
                "",
                "",
                UsageTypes.REQUESTS);
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
                amount.exact() ? price.note() + "; for one run" : RegionPrices.MISSING,
                "",
                "",
                "",
                "");
    }

    /** What a payer has free, once for each partition. */
    private record Allowance(String payer, RegionPrices prices) {}

    /** Requests under one payer that its free tier may cover. */
    private static final class FreeTier {
        private final Allowance allowance;
        private final Map<String, FreeTierUse> byAccount = new TreeMap<>();

        FreeTier(Allowance allowance) {
            this.allowance = allowance;
        }

        void add(String accountId, FreeTierUse use) {
            byAccount.merge(accountId, use, FreeTierUse::plus);
        }

        FreeTierUse all() {
            return byAccount.values().stream().reduce(FreeTierUse.NONE, FreeTierUse::plus);
        }

        String note() {
            String once = "free tier, once for all Regions";
            String payer = allowance.payer();
            if (payer.equals(UNKNOWN_PAYER)) {
                return once + "; the accounts of an organization share one"
                        + (byAccount.size() > 1 ? ", and these accounts are assumed to be in one" : "");
            }
            return byAccount.keySet().equals(Set.of(payer))
                    ? once
                    : once + " and all accounts that " + payer + " pays for; this account's share";
        }
    }

    /** Divides an amount in proportion to parts, so that the shares add up exactly and none exceeds its part. */
    private static final class Division {
        private final BigDecimal amount;
        private final BigDecimal whole;
        private final int scale;
        private BigDecimal parts = BigDecimal.ZERO;
        private BigDecimal given = BigDecimal.ZERO;

        /** @param whole the sum of all parts */
        Division(BigDecimal amount, BigDecimal whole, int scale) {
            this.amount = amount;
            this.whole = whole;
            this.scale = scale;
        }

        BigDecimal next(BigDecimal part) {
            parts = parts.add(part);
            BigDecimal upToHere = whole.signum() == 0
                    ? BigDecimal.ZERO
                    : amount.multiply(parts).divide(whole, scale, RoundingMode.DOWN);
            BigDecimal share = upToHere.subtract(given);
            given = upToHere;
            return share;
        }
    }
}
