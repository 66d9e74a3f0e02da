package io.keyledger.evaluate.diff;

import java.util.List;
import java.util.Optional;

/**
 * A table that is compared.
 *
 * @param key columns that rows are sorted by, which name a group of rows
 * @param id the column that names a subject within a group; absent if a group is about one subject
 * @param independentRows whether rows that are equal in all runs say nothing about other rows
 */
record Table(String file, List<String> key, Optional<String> id, boolean independentRows) {
    /** Rows about one resource are written together, and not in the order of their checks if it has several purposes. */
    static final Table FINDINGS = new Table(
            "findings.csv",
            List.of("account_id", "region", "resource_type", "resource_arn"),
            Optional.of("finding_id"),
            true);

    static final Table KEYS = unique("keys.csv", "account_id", "region", "key_id");
    static final Table RESOURCES = unique(
            "resources.csv",
            "account_id",
            "region",
            "service",
            "resource_type",
            "resource_id",
            "resource_arn",
            "purpose");
    static final Table ACCESS = grouped("access.csv", "account_id", "region", "key_arn");
    static final Table GRANTS = grouped("grants.csv", "account_id", "region", "key_arn");
    static final Table COVERAGE = unique("coverage.csv", "account_id", "region", "service", "action");

    private static Table unique(String file, String... key) {
        return new Table(file, List.of(key), Optional.empty(), true);
    }

    private static Table grouped(String file, String... key) {
        return new Table(file, List.of(key), Optional.empty(), false);
    }
}
