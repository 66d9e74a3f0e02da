package io.keyledger.policy;

import java.util.List;
import java.util.Locale;

/** What a principal can do with a key, defined by API actions. */
public enum Capability {
    /** Turns ciphertext into plaintext, or derives a secret that does. */
    DECRYPT("kms:Decrypt", "kms:ReEncryptFrom", "kms:DeriveSharedSecret"),
    ENCRYPT(
            "kms:Encrypt",
            "kms:ReEncryptTo",
            "kms:GenerateDataKey",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:GenerateDataKeyPair",
            "kms:GenerateDataKeyPairWithoutPlaintext"),
    SIGN("kms:Sign"),
    MAC("kms:GenerateMac"),
    /** Gives capabilities to others or to oneself: a grant by policy may hold any operation for anyone. */
    DELEGATE("kms:CreateGrant", "kms:PutKeyPolicy"),
    ADMINISTER(
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:DisableKeyRotation",
            "kms:RotateKeyOnDemand",
            "kms:CancelKeyDeletion",
            "kms:RevokeGrant",
            "kms:RetireGrant",
            "kms:ImportKeyMaterial",
            "kms:ReplicateKey",
            "kms:UpdatePrimaryRegion",
            "kms:SynchronizeMultiRegionKey",
            "kms:CreateAlias",
            "kms:UpdateAlias",
            "kms:DeleteAlias",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateKeyDescription"),
    /** Makes data unreadable, for a while or for ever. */
    DESTROY("kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DeleteImportedKeyMaterial"),
    /** Reads the key's settings and its public key; verification needs no more than that. */
    METADATA(
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:GetKeyLastUsage",
            "kms:GetParametersForImport",
            "kms:GetPublicKey",
            "kms:ListGrants",
            "kms:ListKeyPolicies",
            "kms:ListKeyRotations",
            "kms:ListResourceTags",
            "kms:Verify",
            "kms:VerifyMac");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that cannot change
    private final List<String> actions;

    Capability(String... actions) {
        this.actions = List.of(actions);
    }

    public List<String> actions() {
        return actions;
    }

    /** As it stands in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
