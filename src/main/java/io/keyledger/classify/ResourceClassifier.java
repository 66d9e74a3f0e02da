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

/** Says which kind of key protects a resource. Stateless beside its index; safe to share. */
public final class ResourceClassifier {
    // AWS's CDK documentation notes it of buckets: KMS resolves a default key's alias for the caller, not for the
    // bucket.
    private static final String ALIAS_OF_BUCKET =
            "S3 resolves an alias in the account of whoever writes an object, so objects may be under a key of another"
                    + " account";

    private final KeyIndex keys;

    /** @param keys the keys of the Region that the resources are in */
    public ResourceClassifier(KeyIndex keys) {
        this.keys = keys;
    }

    /** The resource with its custody, its key and what the key's state means for it. */
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
                        alias + " has no key yet: AWS makes it on first use");
            case Resolution.AwsOwned _ -> withoutKey(resource, Custody.AWS_OWNED);
            case Resolution.None _ -> unread(resource, "encrypted with a KMS key that the service does not name");
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

    /** What a service takes as it is written may name no key; what it has checked does, in whichever form. */
    private Resolution resolve(EncryptedResource resource, KeyReference reference) {
        boolean asWritten = ResourceType.named(resource.type())
                .filter(type -> type.usableKeys().validation() == UsableKeys.Validation.AS_WRITTEN)
                .isPresent();
        if (asWritten && reference instanceof KeyReference.Unrecognised(String text)) {
            return new Resolution.NoKey("'" + text + "' is neither the id nor the ARN nor the alias of a key");
        }
        boolean elsewhere = resource.purpose().kind().equals(Purpose.REPLICATION);
        return elsewhere && namesLocally(reference)
                ? new Resolution.Unknown(
                        null,
                        null,
                        "the key of replicas is in the Region of the destination, which " + reference.text()
                                + " does not name")
                : keys.resolve(reference, resource.accountId(), resource.region());
    }

    /** Whether the reference means a key of an account and a Region that it does not name. */
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
            return "DescribeKey names a key manager or an origin that is not known here";
        }
        boolean aliasOfBucket = reference instanceof KeyReference.AliasName
                && key.custody() != Custody.AWS_MANAGED
                && resource.type().equals(ResourceTypes.S3_BUCKET);
        return aliasOfBucket ? ALIAS_OF_BUCKET : "";
    }
}
