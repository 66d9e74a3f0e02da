package io.keyledger.inventory;

/** One line of a snapshot: something AWS said, of one account and Region. */
public sealed interface Fact
        permits KmsKey,
                KeyAlias,
                CustomKeyStore,
                EncryptedResource,
                KeyUsage,
                UsagePeriod,
                ApiCoverage,
                IamUser,
                IamGroup,
                IamRole,
                IamManagedPolicy,
                IamReading,
                OrganizationMembership {
    /** The twelve-digit id of the account it belongs to. */
    String accountId();

    /** The Region it belongs to, or {@link #GLOBAL}. */
    String region();

    /** Stands for the Region of what belongs to no Region. */
    String GLOBAL = "global";
}
