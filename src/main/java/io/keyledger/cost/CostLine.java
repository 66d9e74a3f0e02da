package io.keyledger.cost;

import io.keyledger.classify.Custody;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a key's cost; the columns of {@code costs.csv}. Amounts are USD; those of the free tier are negative. What
 * is absent is not known where the confidence is {@link Confidence#UNKNOWN}, and does not apply elsewhere.
 *
 * @param keyArn empty for lines of a whole account, such as the free tier and the audit's own requests
 * @param custody absent for lines of a whole account
 * @param operation the KMS operation for request lines; empty otherwise
 * @param caller the account that pays, where it is known
 * @param quantity absent where it is not known
 * @param unitPrice absent where no price is known for the Region
 * @param amount over the period; absent where quantity or price is
 * @param periodDays the days that the quantity covers
 * @param amountPerMonth the amount for a month of 30 days; absent where the amount is, and for the
 *     audit's own calls, which recur as often as it is run
 * @param source where price and quantity come from
 * @param keyName the key as people call it; empty for lines of a whole account
 */
public record CostLine(
        String accountId,
        String region,
        String keyArn,
        @Nullable Custody custody,
        Kind kind,
        String operation,
        String caller,
        @Nullable BigDecimal quantity,
        String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal amount,
        int periodDays,
        @Nullable BigDecimal amountPerMonth,
        String source,
        Confidence confidence,
        String note,
        String keyName) {
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
