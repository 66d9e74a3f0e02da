package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** One KMS key, every fact of it drawn from its number. */
public record StubKey(StubRegion region, int number, KeyKind kind, String id) {
    private static final int OLDEST_IN_DAYS = 2000;
    private static final Instant USAGE_TRACKING_START = Instant.parse("2026-04-23T00:00:00Z");

    static String id(StubRegion region, int number, KeyKind kind) {
        if (kind == KeyKind.MULTI_REGION) {
            StubAccount account = region.account();
            String random = account.draw().at("multi-Region-id").at(number).hexadecimal(32 - HiddenNumber.DIGITS);
            return "mrk-" + random + account.multiRegionNumbers().hide(number);
        }
        String random = region.draw().at("key-id").at(number).hexadecimal(32 - HiddenNumber.DIGITS);
        return uuid(random + region.keyNumbers().hide(number));
    }

    /** Thirty-two hexadecimal digits as a random UUID. */
    static String uuid(String digits) {
        return digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-4" + digits.substring(13, 16) + "-a"
                + digits.substring(17, 20) + "-" + digits.substring(20);
    }

    public String arn() {
        return region.kmsArn("key/" + id);
    }

    /** {@code AWS} or {@code CUSTOMER}. */
    public String manager() {
        return kind == KeyKind.AWS_MANAGED ? "AWS" : "CUSTOMER";
    }

    public String description() {
        if (kind == KeyKind.AWS_MANAGED) {
            return "Default key that protects my " + awsManagedService() + " data when no other key is defined";
        }
        return draw().at("description").percent(30)
                ? ""
                : "Protects " + Names.team(draw()) + " " + Names.purpose(draw());
    }

    /** The service whose AWS managed key this is. */
    public String awsManagedService() {
        return StubRegion.awsManagedService(number);
    }

    public Instant creationDate() {
        Draw age = shared().at("age");
        return now().minus(Duration.ofMinutes(age.between(60, OLDEST_IN_DAYS * 24 * 60)));
    }

    public String state() {
        return switch (kind) {
            case DISABLED -> "Disabled";
            case PENDING_DELETION -> "PendingDeletion";
            case IMPORTED_EXPIRED, AWAITING_IMPORT -> "PendingImport";
            case CLOUDHSM, EXTERNAL_KEY_STORE -> keyStore().orElseThrow().connected() ? "Enabled" : "Unavailable";
            case MULTI_REGION -> multiRegionState();
            case AWS_MANAGED,
                    SYMMETRIC,
                    IMPORTED,
                    IMPORTED_EXPIRING,
                    RSA_ENCRYPTION,
                    RSA_SIGNING,
                    ELLIPTIC_CURVE_SIGNING,
                    POST_QUANTUM_SIGNING,
                    KEY_AGREEMENT,
                    HMAC -> "Enabled";
        };
    }

    public boolean enabled() {
        return state().equals("Enabled");
    }

    /** The date after which the key is gone, of a key on its way to deletion. */
    public Optional<Instant> deletionDate() {
        return kind == KeyKind.PENDING_DELETION
                ? Optional.of(now().plus(draw().at("deletion").between(1, 30), ChronoUnit.DAYS))
                : Optional.empty();
    }

    /** The window that a multi-Region primary keeps while it waits for its replicas. */
    public Optional<Integer> pendingDeletionWindowInDays() {
        return state().equals("PendingReplicaDeletion") ? Optional.of(30) : Optional.empty();
    }

    public Optional<KeyStore> keyStore() {
        if (!kind.inCustomKeyStore()) {
            return Optional.empty();
        }
        List<KeyStore> fitting = region.keyStores().stream()
                .filter(store -> store.type().equals(kind.origin()))
                .toList();
        return Optional.of(draw().at("store").percent(85) ? fitting.getFirst() : fitting.getLast());
    }

    /** The id that the external key manager knows the key by. */
    public Optional<String> externalKeyId() {
        return kind == KeyKind.EXTERNAL_KEY_STORE
                ? Optional.of("hsm-" + draw().at("external").hexadecimal(16))
                : Optional.empty();
    }

    public List<StubAlias> aliases() {
        return StubAlias.of(this);
    }

    public List<StubGrant> grants() {
        int count = grantCount();
        return IntStream.range(0, count)
                .mapToObj(grant -> new StubGrant(this, grant))
                .toList();
    }

    public SequencedMap<String, String> tags() {
        if (kind == KeyKind.AWS_MANAGED) {
            return Tags.none();
        }
        boolean differs = shared().at("replica-tags").percent(10);
        return Tags.of(differs ? draw() : shared());
    }

    public String policy() {
        return KeyPolicy.of(this);
    }

    /** Whether the key policy lets this other account describe the key. */
    public boolean sharedWith(String otherAccount) {
        return KeyPolicy.sharedAccount(this).filter(otherAccount::equals).isPresent();
    }

    /** The key material of the key, oldest first; only for keys of which KMS keeps a history. */
    public List<KeyMaterial> materials() {
        return KeyMaterial.of(this);
    }

    public Optional<KeyMaterial> currentMaterial() {
        return materials().stream()
                .filter(material -> material.state().equals("CURRENT"))
                .findFirst();
    }

    /** The first expiry among the imported key material in place. */
    public Optional<Instant> validTo() {
        return materials().stream()
                .flatMap(material -> material.validTo().stream())
                .min(Instant::compareTo);
    }

    public boolean hasImportedMaterial() {
        return kind.imported() && kind != KeyKind.IMPORTED_EXPIRED && kind != KeyKind.AWAITING_IMPORT;
    }

    public boolean rotationEnabled() {
        return switch (kind) {
            case AWS_MANAGED -> true;
            case SYMMETRIC, DISABLED, MULTI_REGION -> shared().at("rotation").percent(65);
            case PENDING_DELETION,
                    IMPORTED,
                    IMPORTED_EXPIRING,
                    IMPORTED_EXPIRED,
                    AWAITING_IMPORT,
                    CLOUDHSM,
                    EXTERNAL_KEY_STORE,
                    RSA_ENCRYPTION,
                    RSA_SIGNING,
                    ELLIPTIC_CURVE_SIGNING,
                    POST_QUANTUM_SIGNING,
                    KEY_AGREEMENT,
                    HMAC -> false;
        };
    }

    public int rotationPeriodInDays() {
        if (kind == KeyKind.AWS_MANAGED) {
            return 365;
        }
        return shared().at("period").oneOf(List.of(365, 365, 365, 365, 90, 180, 730, 2560));
    }

    public Instant nextRotationDate() {
        long age = Duration.between(creationDate(), now()).toDays();
        long past = age / rotationPeriodInDays();
        return creationDate().plus((past + 1) * rotationPeriodInDays(), ChronoUnit.DAYS);
    }

    public List<MultiRegionKey> multiRegionKeys() {
        return kind == KeyKind.MULTI_REGION ? MultiRegionKey.of(this) : List.of();
    }

    /** From when AWS knows of use, which is the creation for a younger key. */
    public Instant usageTrackingStart() {
        return creationDate().isAfter(USAGE_TRACKING_START) ? creationDate() : USAGE_TRACKING_START;
    }

    public List<KeyUse> uses() {
        return KeyUse.of(this);
    }

    /** The last use: shortly before now for a key that is in use, nothing for the others. */
    public Optional<Instant> lastUse() {
        return uses().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        now().minus(Duration.ofMinutes(draw().at("last-use").between(1, 300))));
    }

    Instant now() {
        return region.account().world().now();
    }

    /** The draw of this key alone. */
    Draw draw() {
        return region.draw().at("key").at(number);
    }

    /** The draw that the replicas of a multi-Region key have in common, or of this key alone. */
    Draw shared() {
        return kind == KeyKind.MULTI_REGION
                ? region.account().draw().at("multi-Region").at(number)
                : draw();
    }

    private int grantCount() {
        int roll = draw().at("grants").below(1000);
        if (kind == KeyKind.AWS_MANAGED || roll < 700) {
            return 0;
        }
        if (roll < 950) {
            return 1 + roll % 3;
        }
        return roll < 996 ? 5 + roll % 40 : 130 + roll % 120;
    }

    private String multiRegionState() {
        int variation = shared().at("variation").below(20);
        List<MultiRegionKey> keys = multiRegionKeys();
        boolean primary = keys.getFirst().arn().equals(arn());
        if (primary) {
            return variation == 0 && keys.size() > 1 ? "PendingReplicaDeletion" : "Enabled";
        }
        return variation == 1 ? "Disabled" : "Enabled";
    }

    /** What {@code ListResourceTags} may say, and the key of each in order. */
    public List<Map.Entry<String, String>> tagEntries() {
        return List.copyOf(tags().entrySet());
    }
}
