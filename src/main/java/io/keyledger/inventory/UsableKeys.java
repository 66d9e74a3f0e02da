package io.keyledger.inventory;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which KMS keys a service can use for resources of a type.
 *
 * @param keySpecs values of DescribeKey's KeySpec
 * @param keyUsage value of DescribeKey's KeyUsage
 * @param awsManagedAlias the one AWS managed key that it can use, such as {@code alias/aws/s3}; empty where it uses none,
 *     {@link #ANY_AWS_MANAGED_KEY} where AWS does not say
 * @param regions where the key may be
 * @param validation whether the service refuses a reference that names no key
 * @param source the documentation that says so
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

    /** What a service does with the name of a key that it is given. */
    public enum Validation {
        /** It refuses what names no key. */
        CHECKED,
        /** It keeps whatever it is given, so that the reference may name no key at all. */
        AS_WRITTEN
    }

    /** The prefix of the aliases of AWS managed keys, which KMS lets nobody else use. */
    public static final String AWS_MANAGED_ALIASES = "alias/aws/";

    /** In place of an alias: AWS does not document which AWS managed keys the service can use. */
    public static final String ANY_AWS_MANAGED_KEY = "*";

    /** What AWS says of every service. */
    public static final String SYMMETRIC_KEYS_ONLY =
            "AWS KMS Developer Guide: AWS services that are integrated with AWS KMS use only symmetric encryption keys";

    public UsableKeys {
        keySpecs = Set.copyOf(keySpecs);
    }

    /** Symmetric encryption keys of the resource's own Region, the AWS managed key of the service among them. */
    public static UsableKeys symmetric(String awsManagedAlias, Validation validation, String source) {
        return new UsableKeys(
                Set.of("SYMMETRIC_DEFAULT"), "ENCRYPT_DECRYPT", awsManagedAlias, Regions.SAME, validation, source);
    }

    /** Why the service can't use a key of this kind; empty where it can. */
    public Optional<String> objectionToKind(String keySpec, String usage) {
        if (!keySpecs.contains(keySpec)) {
            return Optional.of("the service cannot use a key of spec " + keySpec);
        }
        return usage.equals(keyUsage) ? Optional.empty() : Optional.of("the service cannot use a key for " + usage);
    }

    /** Why the service can't use an AWS managed key of this alias; empty where it can, or for any other alias. */
    public Optional<String> objectionToAlias(String alias) {
        return alias.startsWith(AWS_MANAGED_ALIASES)
                        && !alias.equals(awsManagedAlias)
                        && !awsManagedAlias.equals(ANY_AWS_MANAGED_KEY)
                ? Optional.of(alias + " is the AWS managed key of another service")
                : Optional.empty();
    }

    /** Why the service can't use a key of that Region; empty where it can. */
    public Optional<String> objectionToRegion(String resourceRegion, @Nullable String keyRegion) {
        return regions == Regions.ANY || keyRegion == null || keyRegion.equals(resourceRegion)
                ? Optional.empty()
                : Optional.of("the service cannot use a key of Region " + keyRegion + " in " + resourceRegion);
    }
}
