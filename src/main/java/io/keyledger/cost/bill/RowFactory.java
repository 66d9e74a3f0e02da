package io.keyledger.cost.bill;

import io.keyledger.cost.Amount;
import io.keyledger.cost.bill.Reconciliation.Audited;
import io.keyledger.cost.bill.Reconciliation.Outcome;
import io.keyledger.cost.bill.Reconciliation.Row;
import io.keyledger.inventory.AccountRegion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the rows of a reconciliation.
 *
 * @param estimates what the present state costs in the same time as the bill has
 */
record RowFactory(Bill bill, Map<Bill.Item, Amount> estimates, Audited audited) {
    private static final BigDecimal WORTH_A_FINDING = BigDecimal.ONE;
    private static final int SHARE_SCALE = 3;
    private static final String GLOBAL = "global";
    private static final String LOWER_BOUND = "the estimate is a lower bound, because part of it is unknown";
    private static final String UNKNOWN_REQUESTS = "the requests on some keys of the Region are unknown";

    Row row(Bill.Item item, BigDecimal billed) {
        Amount estimate = estimates.getOrDefault(item, Amount.ZERO);
        BigDecimal residual = billed.subtract(estimate.atLeast());
        BigDecimal larger = billed.abs().max(estimate.atLeast().abs());
        BigDecimal share = larger.signum() == 0
                ? BigDecimal.ZERO
                : residual.abs().divide(larger, SHARE_SCALE, RoundingMode.HALF_UP);
        boolean isOverShare = share.compareTo(audited.residualShare()) > 0;
        boolean isWorthAFinding = residual.abs().compareTo(WORTH_A_FINDING) >= 0;
        boolean isBilledMore = residual.signum() > 0;
        boolean isOver = isOverShare && isWorthAFinding;
        List<String> doubts = doubts(item, estimate, isOver && !isBilledMore);
        return new Row(
                item.accountId(),
                item.region(),
                item.usageType(),
                billed,
                Proration.of(billed, bill.length(), bill.billed()),
                estimate,
                residual,
                share,
                isOver,
                isOverShare ? reasons(item, isBilledMore, estimate) : List.of(),
                outcome(item, doubts, isOver, isWorthAFinding),
                doubts);
    }

    private Outcome outcome(Bill.Item item, List<String> doubts, boolean isOver, boolean isWorthAFinding) {
        if (!isAccountAudited(item) || (!isRegionAudited(item) && !isWorthAFinding)) {
            return Outcome.NOT_AUDITED;
        }
        if (!doubts.isEmpty()) {
            return Outcome.UNDECIDED;
        }
        return isOver ? Outcome.DIFFERS : Outcome.AGREES;
    }

    /** @param isEstimateTooHigh whether even a lower bound of the estimate is over what was billed */
    private List<String> doubts(Bill.Item item, Amount estimate, boolean isEstimateTooHigh) {
        List<String> doubts = new ArrayList<>(gaps(item, estimate));
        if (!doubts.isEmpty() || isEstimateTooHigh) {
            return doubts;
        }
        if (!estimate.exact()) {
            doubts.add(LOWER_BOUND);
        }
        if (audited.unlisted().contains(place(item))) {
            doubts.add("the Region may have keys that were not listed; coverage.csv has the calls");
        }
        if (!BilledEstimate.isKeys(item)) {
            addUndetermined(item, doubts);
        }
        return doubts;
    }

    /** Requests of the same place that are estimated, but under no usage type. */
    private void addUndetermined(Bill.Item item, List<String> doubts) {
        Amount undetermined = estimates.getOrDefault(
                new Bill.Item(item.accountId(), item.region(), BilledEstimate.UNDETERMINED), Amount.ZERO);
        if (!undetermined.exact()) {
            doubts.add(UNKNOWN_REQUESTS);
        } else if (undetermined.atLeast().signum() > 0 && BilledEstimate.isKeyPairs(item)) {
            doubts.add("the estimate has data key pairs whose spec CloudWatch doesn't show");
        }
    }

    /** Why the bill and the estimate are not about the same. */
    private List<String> gaps(Bill.Item item, Amount estimate) {
        if (!isAccountAudited(item)) {
            return List.of("the account was not audited");
        }
        if (item.region().equals(GLOBAL)) {
            return List.of("the bill names no Region for this usage");
        }
        if (!isRegionAudited(item)) {
            return List.of("the Region was not audited");
        }
        if (bill.usage().keySet().stream()
                .noneMatch(billed -> billed.accountId().equals(item.accountId()))) {
            return List.of("the bill has no usage of this account; another payer's bill may have it");
        }
        if (item.usageType().equals(BilledEstimate.UNDETERMINED)) {
            return List.of(
                    estimate.exact()
                            ? "CloudWatch doesn't show the spec of data key pairs, so the usage type is not determined"
                            : UNKNOWN_REQUESTS);
        }
        return List.of();
    }

    private List<String> reasons(Bill.Item item, boolean isBilledMore, Amount estimate) {
        List<String> reasons = new ArrayList<>(gaps(item, estimate));
        if (reasons.isEmpty()) {
            reasons.addAll(likelyReasons(item, isBilledMore));
        }
        if (!estimate.exact()) {
            reasons.add(LOWER_BOUND);
        }
        return reasons;
    }

    private List<String> likelyReasons(Bill.Item item, boolean isBilledMore) {
        if (BilledEstimate.isKeys(item)) {
            return List.of(
                    isBilledMore
                            ? "keys that existed in the billing period and are deleted or pending deletion now"
                            : "keys and rotations that are newer than the billing period");
        }
        return List.of(
                "requests are counted over " + audited.countedDays()
                        + " days before the audit, not over the billing period",
                isBilledMore
                        ? "the bill has management requests and requests on keys of other accounts; CloudWatch"
                                + " counts only successful cryptographic requests on the account's own keys"
                        : "requests that other accounts made on its keys are billed to them; CloudTrail's log files"
                                + " show who made them");
    }

    private boolean isAccountAudited(Bill.Item item) {
        return audited.accounts().contains(item.accountId());
    }

    private boolean isRegionAudited(Bill.Item item) {
        return item.region().equals(GLOBAL) || audited.places().contains(place(item));
    }

    private static AccountRegion place(Bill.Item item) {
        return new AccountRegion(item.accountId(), item.region());
    }
}
