package io.keyledger.classify;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Optional;

/** Decides whether a service can use a key of a certain kind and Region for a type of resource. */
public final class KeyFit {
    private KeyFit() {}

    /**
     * Why a service cannot use the key of a resource, whatever the key's state.
     *
     * @param source the documentation behind it
     */
    public record Objection(String reason, String source) {}

    /** Why a resource's service cannot use its key; empty if it can, or if that is unknown. */
    public static Optional<Objection> objection(ClassifiedResource classified) {
        EncryptedResource resource = classified.resource();
        return ResourceType.named(resource.type()).flatMap(type -> {
            UsableKeys usable = type.usableKeys();
            KeyReference reference =
                    resource.encryption().known().map(Encryption::key).orElseGet(KeyReference.Absent::new);
            boolean ofService = isOfService(resource.purpose());
            return classified
                    .key()
                    .flatMap(key -> objectionToKind(usable, key))
                    .or(() -> ofService
                            ? objectionToPlace(usable, resource, classified.key(), reference)
                            : Optional.empty())
                    .map(reason -> new Objection(reason, usable.source()));
        });
    }

    /**
     * Whether the service that has the resource uses the key itself. Other purposes can be another service's, for
     * example a secret in AWS Secrets Manager, or in another Region, for example replicas.
     */
    private static boolean isOfService(Purpose purpose) {
        return purpose.equals(Purpose.DATA) || purpose.kind().equals(Purpose.DEVICE);
    }

    private static Optional<String> objectionToPlace(
            UsableKeys usable, EncryptedResource resource, Optional<KeySummary> key, KeyReference reference) {
        return usable.objectionToRegion(
                        resource.region(), reference.namedRegion().orElse(null))
                .or(() -> key.flatMap(known -> objectionToAliases(usable, known)))
                .or(() -> objection(usable, reference));
    }

    /** Whether a resource of a type could use a key; true if the type or the key's kind is unknown. */
    static boolean mayUse(String resourceType, KeySummary key) {
        return ResourceType.named(resourceType)
                .flatMap(type -> objection(type.usableKeys(), key))
                .isEmpty();
    }

    private static Optional<String> objection(UsableKeys usable, KeySummary key) {
        return objectionToKind(usable, key).or(() -> objectionToAliases(usable, key));
    }

    private static Optional<String> objectionToKind(UsableKeys usable, KeySummary key) {
        boolean kindKnown = key.gap().isEmpty()
                && !key.keySpec().equals(KeyStates.UNKNOWN)
                && !key.keyUsage().equals(KeyStates.UNKNOWN);
        return kindKnown ? usable.objectionToKind(key.keySpec(), key.keyUsage()) : Optional.empty();
    }

    /** The alias of an AWS managed key shows the service that it is for; without one, that is unknown. */
    private static Optional<String> objectionToAliases(UsableKeys usable, KeySummary key) {
        List<String> aliases = key.aliases();
        if (!key.gap().isEmpty() || key.custody() != Custody.AWS_MANAGED || aliases.isEmpty()) {
            return Optional.empty();
        }
        List<String> objections = aliases.stream()
                .flatMap(alias -> usable.objectionToAlias(alias).stream())
                .toList();
        return objections.size() < aliases.size() ? Optional.empty() : Optional.of(objections.getFirst());
    }

    /** An AWS managed key that does not exist yet has no kind to judge, but its alias is reserved for its service. */
    private static Optional<String> objection(UsableKeys usable, KeyReference reference) {
        return switch (reference) {
            case KeyReference.AliasName(String alias) -> usable.objectionToAlias(alias);
            case KeyReference.AliasArn arn -> usable.objectionToAlias(arn.alias());
            case KeyReference.KeyArn _,
                    KeyReference.KeyId _,
                    KeyReference.AwsOwned _,
                    KeyReference.Absent _,
                    KeyReference.Unrecognised _ -> Optional.empty();
        };
    }
}
