package io.keyledger.classify;

import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.RotationStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes keys for tests; one that nothing was said about is a plain customer managed key in good order. */
public final class KeyBuilder {
    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "eu-central-1";

    private String accountId = ACCOUNT;
    private String region = REGION;
    private String keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private Observed<List<String>> aliases = Observed.known(List.of("alias/app"));
    private String keyManager = "CUSTOMER";
    private String origin = "AWS_KMS";
    private String keyState = "Enabled";
    private String keySpec = "SYMMETRIC_DEFAULT";
    private String keyUsage = "ENCRYPT_DECRYPT";
    private String description = "";
    private @Nullable Instant created = Instant.parse("2026-06-01T00:00:00Z");
    private @Nullable Instant deletionDate;
    private @Nullable Instant validTo;
    private @Nullable String keyStore;
    private @Nullable MultiRegionConfiguration multiRegion;
    private @Nullable String material;
    private @Nullable String expirationModel;
    private @Nullable Observed<KeyMetadata> metadata;
    private Observed<String> policy = Observed.known("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    private Observed<RotationStatus> rotation = Observed.known(new RotationStatus(true, 365, null, null));
    private Observed<List<KeyRotation>> rotations = Observed.known(List.of());
    private Observed<KeyGrants> grants = Observed.known(new KeyGrants(List.of(), true));
    private Observed<Map<String, String>> tags = Observed.known(Map.of("owner", "payments"));
    private Observed<LastUsage> lastUsage = Observed.notOffered("not asked");

    public static KeyBuilder key() {
        return new KeyBuilder();
    }

    public KeyBuilder account(String id) {
        accountId = id;
        return this;
    }

    public KeyBuilder region(String name) {
        region = name;
        return this;
    }

    public KeyBuilder id(String id) {
        keyId = id;
        return this;
    }

    public KeyBuilder aliases(String... names) {
        aliases = Observed.known(List.of(names));
        return this;
    }

    public KeyBuilder aliases(Observed<List<String>> observed) {
        aliases = observed;
        return this;
    }

    public KeyBuilder awsManaged() {
        keyManager = "AWS";
        return this;
    }

    public KeyBuilder manager(String word) {
        keyManager = word;
        return this;
    }

    public KeyBuilder origin(String word) {
        origin = word;
        return this;
    }

    public KeyBuilder state(String word) {
        keyState = word;
        return this;
    }

    public KeyBuilder spec(String word) {
        keySpec = word;
        return this;
    }

    public KeyBuilder usage(String word) {
        keyUsage = word;
        return this;
    }

    public KeyBuilder description(String text) {
        description = text;
        return this;
    }

    public KeyBuilder created(@Nullable String instant) {
        created = instant == null ? null : Instant.parse(instant);
        return this;
    }

    public KeyBuilder deletionDate(String instant) {
        deletionDate = Instant.parse(instant);
        return this;
    }

    public KeyBuilder validTo(String instant) {
        validTo = Instant.parse(instant);
        return this;
    }

    public KeyBuilder keyStore(String id) {
        keyStore = id;
        return this;
    }

    public KeyBuilder multiRegion(MultiRegionConfiguration configuration) {
        multiRegion = configuration;
        return this;
    }

    public KeyBuilder material(String id) {
        material = id;
        return this;
    }

    public KeyBuilder expirationModel(String word) {
        expirationModel = word;
        return this;
    }

    public KeyBuilder metadataDenied() {
        metadata = new Observed.Denied<>("kms:DescribeKey", "not authorized");
        return this;
    }

    public KeyBuilder policy(Observed<String> observed) {
        policy = observed;
        return this;
    }

    public KeyBuilder rotation(boolean enabled, @Nullable Integer periodInDays) {
        rotation = Observed.known(new RotationStatus(enabled, periodInDays, null, null));
        return this;
    }

    public KeyBuilder rotation(Observed<RotationStatus> observed) {
        rotation = observed;
        return this;
    }

    public KeyBuilder rotations(KeyRotation... rows) {
        rotations = Observed.known(List.of(rows));
        return this;
    }

    public KeyBuilder rotations(Observed<List<KeyRotation>> observed) {
        rotations = observed;
        return this;
    }

    public KeyBuilder grants(int count, boolean complete) {
        Grant grant = new Grant("id", null, null, null, null, null, List.of(), Map.of(), Map.of(), null);
        grants = Observed.known(new KeyGrants(Collections.nCopies(count, grant), complete));
        return this;
    }

    public KeyBuilder grants(Observed<KeyGrants> observed) {
        grants = observed;
        return this;
    }

    public KeyBuilder tags(Map<String, String> all) {
        tags = Observed.known(all);
        return this;
    }

    public KeyBuilder tags(Observed<Map<String, String>> observed) {
        tags = observed;
        return this;
    }

    public KeyBuilder lastUsage(
            @Nullable String operation, @Nullable String timestamp, @Nullable String trackingStart) {
        lastUsage = Observed.known(new LastUsage(
                operation,
                timestamp == null ? null : Instant.parse(timestamp),
                trackingStart == null ? null : Instant.parse(trackingStart)));
        return this;
    }

    public KeyBuilder lastUsage(Observed<LastUsage> observed) {
        lastUsage = observed;
        return this;
    }

    public String arn() {
        return "arn:aws:kms:" + region + ":" + accountId + ":key/" + keyId;
    }

    public KmsKey build() {
        Observed<KeyMetadata> described = metadata != null
                ? metadata
                : Observed.known(new KeyMetadata(
                        keyManager,
                        origin,
                        keyState,
                        keySpec,
                        keyUsage,
                        description,
                        created,
                        deletionDate,
                        null,
                        expirationModel,
                        validTo,
                        keyStore,
                        multiRegion,
                        material));
        return new KmsKey(
                accountId, region, keyId, arn(), aliases, described, policy, rotation, rotations, grants, tags,
                lastUsage);
    }

    /** The key as a check sees it, with nothing that depends on it. */
    public ClassifiedKey classified() {
        return classified(0, "");
    }

    /** The key as a check sees it, with so many volumes that depend on it. */
    public ClassifiedKey classified(int dependents, String gap) {
        List<String> names = IntStream.range(0, Math.min(dependents, Dependents.EXAMPLES))
                .mapToObj(number -> "arn:aws:ec2:" + region + ":" + accountId + ":volume/vol-" + number)
                .toList();
        return KeyClassifier.classify(build(), new Dependents(dependents, names, gap));
    }
}
