package io.keyledger.collect.athena;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What Athena charges for the data that a query scans. */
final class ScannedBytes {
    /** In USD per TB of 10^12 bytes, which is the careful reading of TB. */
    private static final BigDecimal PER_TERABYTE = new BigDecimal("5");

    private static final long LEAST_BILLED = 10_000_000;
    private static final BigDecimal TERABYTE = BigDecimal.TEN.pow(12);
    private static final int DIGITS = 4;

    /** For the end of a sentence. */
    static final String PRICE = "at 5 USD per TB, with at least 10 MB per query (https://aws.amazon.com/athena/pricing/,"
            + " general knowledge, not read from the price list; Regions may differ)";

    private ScannedBytes() {}

    /** The billed bytes of one query. */
    static long billed(long scanned) {
        return Math.max(scanned, LEAST_BILLED);
    }

    /** The price of billed bytes, in USD, rounded up. */
    static String usd(long billed) {
        return new BigDecimal(billed)
                .multiply(PER_TERABYTE)
                .divide(TERABYTE, DIGITS, RoundingMode.UP)
                .toPlainString();
    }

    /** A number of bytes for the reader. */
    static String text(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }
}
