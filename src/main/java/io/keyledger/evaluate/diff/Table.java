package io.keyledger.evaluate.diff;

import java.util.List;

/**
 * A table that is compared.
 *
 * @param key the columns that name a subject, a prefix of those that the table is sorted by
 * @param oneRowEach whether a subject has one row at most
 */
record Table(String file, List<String> key, boolean oneRowEach) {
    static final Table FINDINGS =
            unique("findings.csv", "account_id", "region", "resource_type", "resource_arn", "check_id", "finding_id");
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
    static final Table ACCESS = new Table("access.csv", List.of("account_id", "region", "key_arn"), false);
    static final Table GRANTS = new Table("grants.csv", List.of("account_id", "region", "key_arn"), false);
    static final Table COVERAGE = unique("coverage.csv", "account_id", "region", "service", "action");

    private static Table unique(String file, String... key) {
        return new Table(file, List.of(key), true);
    }
}
