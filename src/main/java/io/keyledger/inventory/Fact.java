package io.keyledger.inventory;

/** One line of a snapshot: something AWS returned about one account and Region. */
public sealed interface Fact
        permits KmsKey,
                KeyAlias,
                CustomKeyStore,
                EncryptedResource,
                KeyUsage,
                UsagePeriod,
                BucketRequests,
                ApiCoverage,
                IamUser,
                IamGroup,
                IamRole,
                IamManagedPolicy,
                IamReading,
                OrganizationMembership,
                TrailRequests,
                TrailRecords {
    /** The twelve-digit id of the account it belongs to. */
    String accountId();

    /** The Region it belongs to, or {@link #GLOBAL}. */
    String region();

    /** The value of {@link #region} for facts without a Region. */
    String GLOBAL = "global";
}
