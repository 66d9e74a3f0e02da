package io.keyledger.cost;

import io.keyledger.classify.Custody;
import org.jspecify.annotations.Nullable;

/**
 * One line of a key's cost; the columns of {@code costs.csv}. Amounts are USD; those of the free tier are negative.
 * Absent values do not apply.
 *
 * @param keyArn empty for lines of a whole account: the free tier and the audit's own requests
 * @param custody absent for lines of a whole account
 * @param operation the KMS operation for request lines; empty otherwise
 * @param caller who made the requests; {@code unknown} if no source names the caller, empty if there were no requests
 * @param quantity the quantity in the period
 * @param amount the quantity at the unit price: what was billed for the period that ended with the audit
 * @param periodDays the days that quantity and amount cover
 * @param amountPerMonth what thirty days of the present state cost: the key as it is now, requests at the pace of the
 *     period; absent for the audit's own calls, which recur with each run
 * @param source where price and quantity come from
 * @param confidence how certain the monthly amount is; if the period's amount is only a lower bound, the less certain
 *     of the two
 * @param keyName the key's alias, description or id; empty if there is no key
 * @param resource the resource that the requests were for; empty if no source names it
 * @param service the service through which the caller used the key; empty if no source names one
 * @param usageType the usage type on the bill, without its Region; empty if it is not determined or not KMS's
 */
public record CostLine(
        String accountId,
        String region,
        String keyArn,
        @Nullable Custody custody,
        Kind kind,
        String operation,
        String caller,
        Amount quantity,
        String unit,
        @Nullable Amount unitPrice,
        Amount amount,
        int periodDays,
        @Nullable Amount amountPerMonth,
        String source,
        Confidence confidence,
        String note,
        String keyName,
        String resource,
        String service,
        String usageType) {
    /** The quantity in thirty days at the pace of the period; zero if nothing more follows. */
    public Amount quantityPerMonth() {
        boolean over = amountPerMonth != null
                && amountPerMonth.exact()
                && amountPerMonth.atLeast().signum() == 0
                && amount.atLeast().signum() != 0;
        return over ? Amount.ZERO : Money.perMonth(quantity, periodDays);
    }

    /** The caller of requests whose caller no source names. */
    public static final String UNKNOWN_CALLER = "unknown";

    /** What is billed; column {@code line}. */
    public enum Kind {
        STORAGE("storage"),
        ROTATION("rotation"),
        REQUESTS("requests"),
        AUDIT("audit");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The value as written in output files. */
        public String text() {
            return text;
        }
    }
}
