package io.keyledger.collect.athena;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import java.util.Locale;

/**
 * The data that queries scanned, in the units that Athena bills: each query rounded up to whole megabytes, and at least
 * ten of them if it scanned anything. Not thread-safe.
 */
final class ScannedData {
    private static final String BILLED = "scanned megabytes";
    private static final long MEGABYTE = 1_000_000;
    private static final long LEAST = 10;

    private int queries;
    private long bytes;
    private long megabytes;

    /** Adds what a query scanned. */
    void add(long scanned) {
        queries++;
        bytes += scanned;
        megabytes += scanned == 0 ? 0 : billed(scanned);
    }

    /** The megabytes that a query is billed for. */
    static long billed(long scanned) {
        return Math.max(LEAST, Math.ceilDiv(scanned, MEGABYTE));
    }

    /** A row of the coverage, whose unit has a price like the calls of other rows. */
    ApiCoverage coverage(String accountId, String region) {
        return new ApiCoverage(
                accountId,
                region,
                "athena",
                BILLED,
                megabytes,
                megabytes,
                0,
                0,
                0,
                String.format(
                        Locale.ROOT, "%d %s scanned %,d bytes", queries, queries == 1 ? "query" : "queries", bytes),
                CallRole.DETAIL,
                "");
    }
}
