package io.keyledger.classify;

import io.keyledger.classify.ClassifiedResource.Risk;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.UsableKeys;
import java.util.Optional;

/** Classifies the key that protects a resource. Immutable and safe to share. */
public final class ResourceClassifier {
    // From AWS's CDK documentation: KMS resolves the alias of a bucket's default key for the caller, not for the
    // bucket.
    private static final String ALIAS_OF_BUCKET =
            "S3 resolves an alias in the account that writes an object, so objects may be under a key of another"
                    + " account";

    private final KeyIndex keys;

    /** @param keys the keys of the resources' Region */
    public ResourceClassifier(KeyIndex keys) {
        this.keys = keys;
    }

    /** The resource with its custody, its key and the risk from the key's state. */
    public ClassifiedResource classify(EncryptedResource resource) {
        return switch (resource.encryption()) {
            case Observed.Known<Encryption>(Encryption encryption) -> classify(resource, encryption);
            case Observed.NotOffered<Encryption> absent ->
                new ClassifiedResource(
                        resource,
                        Custody.UNKNOWN,
                        null,
                        Optional.empty(),
                        null,
                        "",
                        Risk.NOT_APPLICABLE,
                        absent.reason());
            case Observed.NotAsked<Encryption> _,
                    Observed.Denied<Encryption> _,
                    Observed.Throttled<Encryption> _,
                    Observed.Failed<Encryption> _ ->
                unread(resource, resource.encryption().reason());
        };
    }

    private static ClassifiedResource unread(EncryptedResource resource, String reason) {
        return new ClassifiedResource(
                resource, Custody.UNKNOWN, null, Optional.empty(), null, KeyStates.UNKNOWN, Risk.UNKNOWN, reason);
    }

    private ClassifiedResource classify(EncryptedResource resource, Encryption encryption) {
        return switch (encryption.method()) {
            case NONE -> withoutKey(resource, Custody.UNENCRYPTED);
            case SERVICE_MANAGED -> withoutKey(resource, Custody.SERVICE_MANAGED);
            case AWS_OWNED -> withoutKey(resource, Custody.AWS_OWNED);
            case CUSTOMER_PROVIDED -> withoutKey(resource, Custody.CUSTOMER_PROVIDED);
            case KMS -> byKey(resource, encryption.key());
            case UNSTATED -> unstated(resource, encryption.algorithm());
        };
    }

    private static ClassifiedResource withoutKey(EncryptedResource resource, Custody custody) {
        return new ClassifiedResource(resource, custody, null, Optional.empty(), null, "", Risk.NOT_APPLICABLE, "");
    }

    /** No key of the account is involved, for the service would name it. */
    private static ClassifiedResource unstated(EncryptedResource resource, String why) {
        return new ClassifiedResource(
                resource, Custody.UNKNOWN, null, Optional.empty(), null, "", Risk.NOT_APPLICABLE, why);
    }

    private ClassifiedResource byKey(EncryptedResource resource, KeyReference reference) {
        return switch (resolve(resource, reference)) {
            case Resolution.Resolved(KeySummary key) -> resolved(resource, reference, key);
            case Resolution.ForeignAccount(String keyArn, String accountId) ->
                new ClassifiedResource(
                        resource,
                        Custody.UNKNOWN,
                        keyArn,
                        Optional.empty(),
                        accountId,
                        KeyStates.UNKNOWN,
                        Risk.UNKNOWN,
                        "the key belongs to account " + accountId + ", which is not audited");
            case Resolution.NotInRegion(String keyArn, String accountId) ->
                new ClassifiedResource(
                        resource,
                        Custody.UNKNOWN,
                        keyArn,
                        Optional.empty(),
                        accountId,
                        KeyStates.GONE,
                        Risk.YES,
                        "account " + accountId + " has no key " + reference.text() + " in " + region(reference));
            case Resolution.NoKey(String reason) ->
                new ClassifiedResource(
                        resource, Custody.UNKNOWN, null, Optional.empty(), null, KeyStates.GONE, Risk.YES, reason);
            case Resolution.NotMade(String alias) ->
                new ClassifiedResource(
                        resource,
                        Custody.AWS_MANAGED,
                        null,
                        Optional.empty(),
                        resource.accountId(),
                        "",
                        Risk.NO,
                        alias + " has no key yet: AWS creates it on first use");
            case Resolution.AwsOwned _ -> withoutKey(resource, Custody.AWS_OWNED);
            case Resolution.None _ -> unread(resource, "encrypted with a KMS key that the service does not report");
            case Resolution.Unknown(String keyArn, String accountId, var _, String reason) ->
                new ClassifiedResource(
                        resource,
                        Custody.UNKNOWN,
                        keyArn,
                        Optional.empty(),
                        accountId,
                        KeyStates.UNKNOWN,
                        Risk.UNKNOWN,
                        reason);
        };
    }

    /** A reference that the service does not validate may name no key; a validated one does, in any form. */
    private Resolution resolve(EncryptedResource resource, KeyReference reference) {
        boolean asWritten = ResourceType.named(resource.type())
                .filter(type -> type.usableKeys().validation() == UsableKeys.Validation.AS_WRITTEN)
                .isPresent();
        if (asWritten && reference instanceof KeyReference.Unrecognised(String text)) {
            return new Resolution.NoKey("'" + text + "' is not a key id, key ARN or alias");
        }
        boolean elsewhere = resource.purpose().kind().equals(Purpose.REPLICATION);
        return elsewhere && namesLocally(reference)
                ? new Resolution.Unknown(
                        null,
                        null,
                        "the key for replicas is in the destination's Region, which " + reference.text()
                                + " does not name")
                : keys.resolve(reference, resource.accountId(), resource.region());
    }

    /** Whether the reference depends on an account and Region that it does not name. */
    private static boolean namesLocally(KeyReference reference) {
        return reference instanceof KeyReference.KeyId || reference instanceof KeyReference.AliasName;
    }

    private String region(KeyReference reference) {
        return reference.namedRegion().orElse(keys.region());
    }

    private static ClassifiedResource resolved(EncryptedResource resource, KeyReference reference, KeySummary key) {
        return new ClassifiedResource(
                resource,
                key.custody(),
                key.arn(),
                Optional.of(key),
                key.accountId(),
                key.keyState(),
                KeyStates.risk(key.keyState()),
                note(resource, reference, key));
    }

    private static String note(EncryptedResource resource, KeyReference reference, KeySummary key) {
        if (!key.gap().isEmpty()) {
            return key.gap();
        }
        if (key.custody() == Custody.UNKNOWN) {
            return "DescribeKey returned a key manager or origin that keyledger does not know";
        }
        boolean aliasOfBucket = reference instanceof KeyReference.AliasName
                && key.custody() != Custody.AWS_MANAGED
                && resource.type().equals(ResourceTypes.S3_BUCKET);
        return aliasOfBucket ? ALIAS_OF_BUCKET : "";
    }
}
