package io.keyledger.cost;

import io.keyledger.classify.Custody;
import org.jspecify.annotations.Nullable;

/**
 * One line of a key's cost; the columns of {@code costs.csv}. Amounts are USD; those of the free tier are negative. What
 * is absent does not apply.
 *
 * @param keyArn empty for lines of a whole account, such as the free tier and the audit's own requests
 * @param custody absent for lines of a whole account
 * @param operation the KMS operation for request lines; empty otherwise
 * @param caller who made the requests; {@code unknown} where no source names it, empty where nobody made any
 * @param quantity within the period
 * @param amount the quantity at the unit price: what the period that ended with the audit was billed
 * @param periodDays the days that quantity and amount cover
 * @param amountPerMonth what thirty days of the present state cost: the key as it is now, requests at the pace of the
 *     period; absent for the audit's own calls, which recur as often as it is run
 * @param source where price and quantity come from
 * @param confidence how sure the amount of a month is, and the less sure of the two where that of the period is known
 *     from below
 * @param keyName the key as people call it; empty where there is no key
 * @param resource what the requests were made for; empty where no source names it
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
        String resource) {
    /** Where there was a caller that no source names. */
    public static final String UNKNOWN_CALLER = "unknown";

    /** What is paid for; column {@code line}. */
    public enum Kind {
        STORAGE("storage"),
        ROTATION("rotation"),
        REQUESTS("requests"),
        AUDIT("audit");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As every file writes it. */
        public String text() {
            return text;
        }
    }
}
