package io.keyledger.inventory;

import java.util.List;
import java.util.Map;

/**
 * A KMS key with everything that was requested about it. Names are those of the KMS API.
 *
 * @param aliases names with their {@code alias/} prefix
 * @param policy the default key policy document, as text
 * @param rotations completed rotations and all key material, as ListKeyRotations returns them
 */
public record KmsKey(
        String accountId,
        String region,
        String keyId,
        String arn,
        Observed<List<String>> aliases,
        Observed<KeyMetadata> metadata,
        Observed<String> policy,
        Observed<RotationStatus> rotation,
        Observed<List<KeyRotation>> rotations,
        Observed<KeyGrants> grants,
        Observed<Map<String, String>> tags,
        Observed<LastUsage> lastUsage)
        implements Fact {
    /** The key with its names from ListAliases. */
    public KmsKey withAliases(Observed<List<String>> names) {
        return new KmsKey(
                accountId, region, keyId, arn, names, metadata, policy, rotation, rotations, grants, tags, lastUsage);
    }

    /** The key with the result of GetKeyLastUsage. */
    public KmsKey withLastUsage(Observed<LastUsage> usage) {
        return new KmsKey(
                accountId, region, keyId, arn, aliases, metadata, policy, rotation, rotations, grants, tags, usage);
    }

    /** The key with equal texts in place of those that name it. */
    public KmsKey named(String account, String itsRegion, String id, String itsArn, Observed<List<String>> names) {
        return new KmsKey(
                account, itsRegion, id, itsArn, names, metadata, policy, rotation, rotations, grants, tags, lastUsage);
    }
}
