package io.keyledger.collect.kms;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.RotationStatus;
import io.keyledger.inventory.UsableKeys;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetKeyLastUsageResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.IncludeKeyMaterial;
import software.amazon.awssdk.services.kms.model.RotationsListEntry;
import software.amazon.awssdk.services.kms.model.Tag;

/** Reads the details of one key, except those that do not apply to its kind. */
final class KeyReader {
    private static final int GRANTS_PAGE = 100;
    private static final int ROTATIONS_PAGE = 1000;
    private static final int TAGS_PAGE = 50;
    private static final Observed<LastUsage> NOT_YET = Observed.notAsked("not decided yet");

    // AWS KMS Developer Guide, rotating keys: AWS rotates AWS managed keys every year, approximately 365 days.
    private static final Observed<RotationStatus> EVERY_YEAR =
            Observed.known(new RotationStatus(true, 365, null, null));
    // AWS KMS Developer Guide, tagging keys: an AWS managed key can't be tagged.
    private static final Observed<Map<String, String>> NO_TAGS = Observed.known(Map.of());

    private final CollectorContext context;
    private final Calls calls;
    private final KmsClient kms;
    private final Function<String, Observed<List<String>>> aliases;

    /** @param aliases the aliases of a key id */
    KeyReader(CollectorContext context, KmsClient kms, Function<String, Observed<List<String>>> aliases) {
        this.context = context;
        this.calls = context.calls();
        this.kms = kms;
        this.aliases = aliases;
    }

    /**
     * Reads the key, even if KMS reports it as missing: KMS is eventually consistent, and deleting a key takes at least
     * a week.
     */
    KmsKey read(ListedKey key) {
        String id = key.id();
        Observed<KeyMetadata> metadata = calls.askListed(
                KmsActions.DESCRIBE_KEY,
                () -> KeyMetadataReader.read(
                        kms.describeKey(request -> request.keyId(id)).keyMetadata()),
                "NotFoundException");
        Observed<List<String>> names = aliases.apply(id);
        if (isAwsManaged(metadata, names)) {
            return awsManaged(key, names, metadata);
        }
        RotationOffer offer = metadata.known().map(RotationOffer::of).orElse(RotationOffer.UNKNOWN_KEY);
        return new KmsKey(
                context.accountId(),
                context.region(),
                id,
                key.arn(),
                names,
                metadata,
                policy(id),
                offered(offer.statusNotOffered(), () -> rotation(id)),
                offered(offer.historyNotOffered(), () -> rotations(id)),
                grants(id),
                tags(id),
                NOT_YET);
    }

    /** DescribeKey decides; if it was denied, the alias decides, because its prefix is reserved for AWS. */
    private static boolean isAwsManaged(Observed<KeyMetadata> metadata, Observed<List<String>> names) {
        return metadata.known()
                .map(known -> known.keyManager().equals("AWS"))
                .orElseGet(() -> names.known().orElse(List.of()).stream()
                        .anyMatch(name -> name.startsWith(UsableKeys.AWS_MANAGED_ALIASES)));
    }

    /**
     * Facts that are the same for all AWS managed keys are not requested, because some key policies deny them to
     * everyone.
     */
    private KmsKey awsManaged(ListedKey key, Observed<List<String>> names, Observed<KeyMetadata> metadata) {
        return new KmsKey(
                context.accountId(),
                context.region(),
                key.id(),
                key.arn(),
                names,
                metadata,
                policy(key.id()),
                EVERY_YEAR,
                Observed.notOffered("AWS does not say when it rotated an AWS managed key"),
                grants(key.id()),
                NO_TAGS,
                NOT_YET);
    }

    Observed<LastUsage> lastUsage(String id) {
        return calls.ask(
                KmsActions.GET_KEY_LAST_USAGE, () -> lastUsage(kms.getKeyLastUsage(request -> request.keyId(id))));
    }

    private static <T> Observed<T> offered(@Nullable String whyNot, Supplier<Observed<T>> question) {
        return whyNot == null ? question.get() : Observed.notOffered(whyNot);
    }

    private Observed<String> policy(String id) {
        return calls.ask(
                KmsActions.GET_KEY_POLICY,
                () -> Unreadable.required(
                        kms.getKeyPolicy(request -> request.keyId(id).policyName("default"))
                                .policy(),
                        "policy"));
    }

    private Observed<RotationStatus> rotation(String id) {
        return calls.ask(
                KmsActions.GET_KEY_ROTATION_STATUS,
                () -> rotationStatus(kms.getKeyRotationStatus(request -> request.keyId(id))));
    }

    private Observed<List<KeyRotation>> rotations(String id) {
        return pages(KmsActions.LIST_KEY_ROTATIONS, marker -> {
                    var response = kms.listKeyRotations(request -> request.keyId(id)
                            .includeKeyMaterial(IncludeKeyMaterial.ALL_KEY_MATERIAL)
                            .limit(ROTATIONS_PAGE)
                            .marker(marker));
                    return Page.read(response.rotations(), KeyReader::rotation, response.nextMarker());
                })
                .map(rotations -> rotations.stream()
                        .sorted(Comparator.comparing(
                                        KeyRotation::rotationDate, Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(
                                        KeyRotation::keyMaterialId, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList());
    }

    private Observed<KeyGrants> grants(String id) {
        Listing<Grant> listing = calls.list(
                KmsActions.LIST_GRANTS,
                marker -> {
                    var response = kms.listGrants(
                            request -> request.keyId(id).limit(GRANTS_PAGE).marker(marker));
                    return Page.read(response.grants(), GrantReader::read, response.nextMarker());
                },
                context.depth().grantsPerKey());
        return listing.complete()
                .map(complete -> new KeyGrants(
                        listing.items().stream()
                                .sorted(Comparator.comparing(Grant::grantId))
                                .toList(),
                        complete));
    }

    private Observed<Map<String, String>> tags(String id) {
        return pages(KmsActions.LIST_RESOURCE_TAGS, marker -> {
                    var response = kms.listResourceTags(
                            request -> request.keyId(id).limit(TAGS_PAGE).marker(marker));
                    return Page.read(
                            response.tags(),
                            tag -> Tags.sorted(List.of(tag), Tag::tagKey, Tag::tagValue),
                            response.nextMarker());
                })
                .map(tags -> {
                    Map<String, String> all = new TreeMap<>();
                    tags.forEach(all::putAll);
                    return Collections.unmodifiableMap(all);
                });
    }

    private <T> Observed<List<T>> pages(ApiAction action, Function<@Nullable String, Page<T>> call) {
        return calls.list(action, call).whole();
    }

    private static KeyRotation rotation(RotationsListEntry entry) {
        Unreadable.required(entry.keyId(), "key id");
        return new KeyRotation(
                entry.keyMaterialId(),
                entry.keyMaterialDescription(),
                entry.importStateAsString(),
                entry.keyMaterialStateAsString(),
                entry.expirationModelAsString(),
                entry.validTo(),
                entry.rotationDate(),
                entry.rotationTypeAsString());
    }

    private static RotationStatus rotationStatus(GetKeyRotationStatusResponse response) {
        return new RotationStatus(
                Unreadable.required(response.keyRotationEnabled(), "KeyRotationEnabled"),
                response.rotationPeriodInDays(),
                response.nextRotationDate(),
                response.onDemandRotationStartDate());
    }

    private static LastUsage lastUsage(GetKeyLastUsageResponse response) {
        var usage = response.keyLastUsage();
        if (usage == null || usage.timestamp() == null) {
            // No use since the start of tracking, which is meaningless without that date.
            Unreadable.required(response.trackingStartDate(), "TrackingStartDate");
        }
        return usage == null
                ? new LastUsage(null, null, response.trackingStartDate())
                : new LastUsage(usage.operationAsString(), usage.timestamp(), response.trackingStartDate());
    }
}
