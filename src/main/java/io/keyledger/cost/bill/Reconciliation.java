package io.keyledger.cost.bill;

import io.keyledger.cost.Amount;
import io.keyledger.inventory.AccountRegion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A bill next to the estimates.
 *
 * @param rows by account, Region and usage type; the largest residual first
 * @param start the start of the billing period
 * @param end its exclusive end
 * @param billedUntil until when the bill has usage
 * @param inProgress whether that is before the end of the period, so that projected amounts are projections
 * @param others taxes, credits and discounts by the bill's own words; they are in no row
 * @param earlier starts of earlier billing periods in the file, which are left out
 * @param residualShare the largest share of an amount that may differ
 */
public record Reconciliation(
        List<Row> rows,
        Instant start,
        Instant end,
        Instant billedUntil,
        boolean inProgress,
        Map<String, BigDecimal> others,
        Set<Instant> earlier,
        BigDecimal residualShare) {

    /**
     * What was audited, and over how many days requests were counted.
     *
     * @param places where keys and their requests were read
     * @param unlisted those of them where keys may be hidden, because a call that lists them was not answered
     * @param residualShare the largest share of an amount that may differ
     */
    public record Audited(
            Set<String> accounts,
            Set<AccountRegion> places,
            Set<AccountRegion> unlisted,
            int countedDays,
            BigDecimal residualShare) {}

    /** What a row shows. */
    public enum Outcome {
        AGREES,
        DIFFERS,
        /** The estimate is not certain enough to say. */
        UNDECIDED,
        /** The account was not audited, or a Region in which less than a dollar was billed. */
        NOT_AUDITED;

        /** The value as written in output files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One account, Region and usage type.
     *
     * @param billed what the bill has
     * @param projected what the whole billing period will cost at the pace of the bill; the billed amount if it is over
     * @param estimate what the present state costs in the same time as the bill has
     * @param residual the billed amount less the estimate
     * @param share the residual as a share of the larger of the two
     * @param over whether the residual is over the share and worth a dollar or more
     * @param reasons likely reasons for the residual; empty if it is small
     * @param outcome what the row shows
     * @param doubts why the row is undecided or not audited; empty otherwise
     */
    public record Row(
            String accountId,
            String region,
            String usageType,
            BigDecimal billed,
            BigDecimal projected,
            Amount estimate,
            BigDecimal residual,
            BigDecimal share,
            boolean over,
            List<String> reasons,
            Outcome outcome,
            List<String> doubts) {}

    /** Whether any residual is over the share. */
    public boolean isOver() {
        return rows.stream().anyMatch(Row::over);
    }
}
