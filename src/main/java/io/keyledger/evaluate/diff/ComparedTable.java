package io.keyledger.evaluate.diff;

import java.util.List;

/**
 * A table that is compared.
 *
 * @param key columns that rows are sorted by, which name a group of rows
 * @param independentRows whether rows that are equal in all runs say nothing about other rows
 */
record ComparedTable(String file, List<String> key, boolean independentRows) {
    static final ComparedTable FINDINGS =
            unique("findings.csv", "account_id", "region", "resource_type", "resource_arn", "check_id", "finding_id");

    static final ComparedTable KEYS = unique("keys.csv", "account_id", "region", "key_id");
    static final ComparedTable RESOURCES = unique(
            "resources.csv",
            "account_id",
            "region",
            "service",
            "resource_type",
            "resource_id",
            "resource_arn",
            "purpose");
    static final ComparedTable ACCESS = grouped("access.csv", "account_id", "region", "key_arn");
    static final ComparedTable GRANTS = grouped("grants.csv", "account_id", "region", "key_arn");
    static final ComparedTable COVERAGE = unique("coverage.csv", "account_id", "region", "service", "action");

    private static ComparedTable unique(String file, String... key) {
        return new ComparedTable(file, List.of(key), true);
    }

    private static ComparedTable grouped(String file, String... key) {
        return new ComparedTable(file, List.of(key), false);
    }
}
