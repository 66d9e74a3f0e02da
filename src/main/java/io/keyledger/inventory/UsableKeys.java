package io.keyledger.inventory;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which KMS keys a service can use for resources of a type.
 *
 * @param keySpecs values of DescribeKey's KeySpec
 * @param keyUsage value of DescribeKey's KeyUsage
 * @param awsManagedAlias the only AWS managed key that it can use, for example {@code alias/aws/s3}; empty if it cannot
 *     use any, {@link #ANY_AWS_MANAGED_KEY} if AWS does not say
 * @param regions where the key may be
 * @param validation whether the service rejects a reference that names no key
 * @param source the documentation behind this
 */
public record UsableKeys(
        Set<String> keySpecs,
        String keyUsage,
        String awsManagedAlias,
        Regions regions,
        Validation validation,
        String source) {
    /** Where a key may be. */
    public enum Regions {
        /** Only in the Region of the resource. */
        SAME,
        /** In any Region. */
        ANY
    }

    /** Whether a service validates a key reference. */
    public enum Validation {
        /** The service rejects references that name no key. */
        CHECKED,
        /** The service stores any reference, even one that names no key. */
        AS_WRITTEN
    }

    /** The prefix of the aliases of AWS managed keys, which KMS reserves for them. */
    public static final String AWS_MANAGED_ALIASES = "alias/aws/";

    /** In place of an alias: AWS does not document which AWS managed keys the service can use. */
    public static final String ANY_AWS_MANAGED_KEY = "*";

    /** What AWS says of every service. */
    public static final String SYMMETRIC_KEYS_ONLY =
            "AWS KMS Developer Guide: AWS services that are integrated with AWS KMS use only symmetric encryption keys";

    public UsableKeys {
        keySpecs = Set.copyOf(keySpecs);
    }

    /** Symmetric encryption keys of the resource's own Region, including the service's AWS managed key. */
    public static UsableKeys symmetric(String awsManagedAlias, Validation validation, String source) {
        return new UsableKeys(
                Set.of("SYMMETRIC_DEFAULT"), "ENCRYPT_DECRYPT", awsManagedAlias, Regions.SAME, validation, source);
    }

    /** Why the service cannot use a key of this kind; empty if it can. */
    public Optional<String> objectionToKind(String keySpec, String usage) {
        if (!keySpecs.contains(keySpec)) {
            return Optional.of("the service cannot use a key of spec " + keySpec);
        }
        return usage.equals(keyUsage) ? Optional.empty() : Optional.of("the service cannot use a key for " + usage);
    }

    /** Why the service cannot use the AWS managed key with this alias; empty if it can, or for any other alias. */
    public Optional<String> objectionToAlias(String alias) {
        return alias.startsWith(AWS_MANAGED_ALIASES)
                        && !alias.equals(awsManagedAlias)
                        && !awsManagedAlias.equals(ANY_AWS_MANAGED_KEY)
                ? Optional.of(alias + " is the AWS managed key of another service")
                : Optional.empty();
    }

    /** Why the service cannot use a key of that Region; empty if it can. */
    public Optional<String> objectionToRegion(String resourceRegion, @Nullable String keyRegion) {
        return regions == Regions.ANY || keyRegion == null || keyRegion.equals(resourceRegion)
                ? Optional.empty()
                : Optional.of("the service cannot use a key in Region " + keyRegion + " in " + resourceRegion);
    }
}
