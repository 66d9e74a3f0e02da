package io.keyledger.evaluate.row;

import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Access to a key, or a note that more access may exist.
 *
 * @param keyName the key's alias, description or id
 * @param access absent if access to the key is not fully known
 * @param unknowns in that case, why
 */
public record AccessRow(
        String accountId,
        String region,
        String keyArn,
        String keyName,
        Optional<Access> access,
        List<String> unknowns) {
    public AccessRow {
        unknowns = List.copyOf(unknowns);
    }

    /** A claim of access. */
    public static AccessRow of(String accountId, String region, String keyArn, String keyName, Access access) {
        return new AccessRow(accountId, region, keyArn, keyName, Optional.of(access), List.of());
    }

    /** A row for a key with unknown access. */
    public static AccessRow unknown(
            String accountId, String region, String keyArn, String keyName, List<String> reasons) {
        return new AccessRow(accountId, region, keyArn, keyName, Optional.empty(), reasons);
    }

    /** All access to a key, plus a row that says so if more may exist. */
    public static List<AccessRow> of(KmsKey key, String keyName, KeyAccess access) {
        List<AccessRow> rows = new ArrayList<>();
        access.accesses().forEach(claim -> rows.add(of(key.accountId(), key.region(), key.arn(), keyName, claim)));
        if (!access.unknowns().isEmpty()) {
            rows.add(unknown(key.accountId(), key.region(), key.arn(), keyName, access.unknowns()));
        }
        return rows;
    }
}
