package io.keyledger.stub.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One account in one Region: its keys, aliases, key stores, buckets, volumes and snapshots, each made when asked for.
 */
public final class StubRegion {
    /** Every fifth key from the first on is an AWS managed one, until each of these services has its key. */
    static final List<String> AWS_MANAGED_SERVICES = List.of(
            "s3",
            "ebs",
            "rds",
            "secretsmanager",
            "lambda",
            "ssm",
            "dynamodb",
            "sqs",
            "sns",
            "elasticfilesystem",
            "backup",
            "glue",
            "acm",
            "xray");

    private static final int AWS_MANAGED_STRIDE = 5;

    private final StubAccount account;
    private final String name;
    private final StubPopulation population;
    private final Draw draw;
    private final HiddenNumber keyNumbers;
    private final HiddenNumber volumeNumbers;
    private final HiddenNumber snapshotNumbers;

    StubRegion(StubAccount account, String name, StubPopulation population) {
        this.account = account;
        this.name = name;
        this.population = population;
        this.draw = account.draw().at(name);
        this.keyNumbers = new HiddenNumber(draw.at("keys").below(Integer.MAX_VALUE));
        this.volumeNumbers = new HiddenNumber(draw.at("volumes").below(Integer.MAX_VALUE));
        this.snapshotNumbers = new HiddenNumber(draw.at("snapshots").below(Integer.MAX_VALUE));
    }

    public StubAccount account() {
        return account;
    }

    public String name() {
        return name;
    }

    public StubPopulation population() {
        return population;
    }

    /** The beginning of every KMS ARN of this account and Region, up to the resource. */
    public String kmsArn(String resource) {
        return "arn:aws:kms:" + name + ":" + account.id() + ":" + resource;
    }

    public StubKey key(int number) {
        KeyKind kind = kind(number);
        return new StubKey(this, number, kind, StubKey.id(this, number, kind));
    }

    /** The key of this account and Region with this key id. */
    public Optional<StubKey> key(String id) {
        HiddenNumber numbers = id.startsWith("mrk-") ? account.multiRegionNumbers() : keyNumbers;
        OptionalInt number = numbers.find(id, population.keys());
        if (number.isEmpty()) {
            return Optional.empty();
        }
        StubKey key = key(number.getAsInt());
        return key.id().equals(id) ? Optional.of(key) : Optional.empty();
    }

    /** The AWS managed key of a service, such as {@code ebs}, where it has been created. */
    public Optional<StubKey> awsManagedKey(String service) {
        int number = AWS_MANAGED_SERVICES.indexOf(service) * AWS_MANAGED_STRIDE;
        return number >= 0 && number < population.keys() ? Optional.of(key(number)) : Optional.empty();
    }

    /** Aliases of AWS managed keys that AWS lists although nothing has created the key yet. */
    public List<StubAlias> aliasesWithoutKey() {
        return Stream.concat(
                        AWS_MANAGED_SERVICES.stream()
                                .filter(service -> awsManagedKey(service).isEmpty()),
                        Stream.of("redshift", "es"))
                .map(service -> StubAlias.withoutKey(this, service))
                .toList();
    }

    /** The key that an alias such as {@code alias/payments/orders-000017} stands for. */
    public Optional<StubKey> aliasedKey(String alias) {
        String prefix = "alias/aws/";
        if (alias.startsWith(prefix)) {
            return awsManagedKey(alias.substring(prefix.length()));
        }
        OptionalInt number = StubAlias.keyNumber(alias);
        if (number.isEmpty() || number.getAsInt() >= population.keys()) {
            return Optional.empty();
        }
        StubKey key = key(number.getAsInt());
        return key.aliases().stream().anyMatch(known -> known.name().equals(alias))
                ? Optional.of(key)
                : Optional.empty();
    }

    public List<KeyStore> keyStores() {
        boolean any = population.keys() > 0 && population.kinds().stream().anyMatch(KeyKind::inCustomKeyStore);
        return any ? KeyStore.of(this) : List.of();
    }

    public StubBucket bucket(int number) {
        return new StubBucket(this, number);
    }

    /** The bucket of this account and Region with this name. */
    public Optional<StubBucket> bucket(String bucketName) {
        return StubBucket.place(bucketName)
                .filter(place -> place.number() < population.buckets())
                .map(place -> bucket(place.number()))
                .filter(bucket -> bucket.name().equals(bucketName));
    }

    public StubVolume volume(int number) {
        return new StubVolume(this, number);
    }

    /** The volume with this id. */
    public Optional<StubVolume> volume(String id) {
        return volumeNumbers.find(id, population.volumes()).stream()
                .mapToObj(this::volume)
                .filter(volume -> volume.id().equals(id))
                .findFirst();
    }

    public StubSnapshot snapshot(int number) {
        return new StubSnapshot(this, number);
    }

    /** The snapshot with this id. */
    public Optional<StubSnapshot> snapshot(String id) {
        return snapshotNumbers.find(id, population.snapshots()).stream()
                .mapToObj(this::snapshot)
                .filter(snapshot -> snapshot.id().equals(id))
                .findFirst();
    }

    public boolean ebsEncryptionByDefault() {
        return draw.at("ebs-default").percent(60);
    }

    /** The key that new EBS volumes take by default: an alias or an ARN, as AWS gives either. */
    public String ebsDefaultKey() {
        return draw.at("ebs-default-key").percent(50) ? "alias/aws/ebs" : customerKeyArn(draw.at("ebs-default-key-id"));
    }

    KeyKind kind(int number) {
        int managed = Math.min(AWS_MANAGED_SERVICES.size(), (number + AWS_MANAGED_STRIDE - 1) / AWS_MANAGED_STRIDE);
        if (number % AWS_MANAGED_STRIDE == 0 && number / AWS_MANAGED_STRIDE < AWS_MANAGED_SERVICES.size()) {
            return KeyKind.AWS_MANAGED;
        }
        List<KeyKind> kinds = population.kinds();
        return kinds.get((number - managed) % kinds.size());
    }

    /** The service of the AWS managed key with this number. */
    static String awsManagedService(int number) {
        return AWS_MANAGED_SERVICES.get(number / AWS_MANAGED_STRIDE);
    }

    /** The ARN of an AWS managed key, or of one that was there once where it is not here now. */
    String awsManagedKeyArn(String service) {
        return awsManagedKey(service).map(StubKey::arn).orElseGet(() -> goneKeyArn(draw.at(service)));
    }

    /** The ARN a resource may hold: mostly a customer key of this place, now and then a foreign or a deleted one. */
    String customerKeyArn(Draw choice) {
        int kindOfKey = choice.at("which").below(100);
        if (kindOfKey < 2) {
            return goneKeyArn(choice);
        }
        if (kindOfKey < 4) {
            return foreignKeyArn(choice);
        }
        return customerKey(choice).map(StubKey::arn).orElseGet(() -> goneKeyArn(choice));
    }

    /** A symmetric customer managed key of this place, where there is one near the drawn number. */
    Optional<StubKey> customerKey(Draw choice) {
        if (population.keys() == 0) {
            return Optional.empty();
        }
        int start = choice.at("number").below(population.keys());
        return IntStream.range(start, start + Math.min(population.keys(), 300))
                .map(number -> number % population.keys())
                .filter(number -> kind(number).symmetricEncryption() && kind(number) != KeyKind.AWS_MANAGED)
                .mapToObj(this::key)
                .findFirst();
    }

    /**
     * The Regions of this account where the key with this number is a multi-Region one, this one perhaps among them.
     */
    List<StubRegion> regionsOfMultiRegionKey(int number) {
        List<StubRegion> holders = new ArrayList<>();
        for (StubRegion region : account.regions()) {
            if (number < region.population.keys() && region.kind(number) == KeyKind.MULTI_REGION) {
                holders.add(region);
            }
        }
        return holders;
    }

    Draw draw() {
        return draw;
    }

    HiddenNumber keyNumbers() {
        return keyNumbers;
    }

    HiddenNumber volumeNumbers() {
        return volumeNumbers;
    }

    HiddenNumber snapshotNumbers() {
        return snapshotNumbers;
    }

    private String goneKeyArn(Draw choice) {
        return kmsArn("key/" + StubKey.uuid(choice.at("gone").hexadecimal(32)));
    }

    private String foreignKeyArn(Draw choice) {
        List<StubRegion> others = account.world().accounts().stream()
                .filter(other -> !other.id().equals(account.id()))
                .flatMap(other -> other.region(name).stream())
                .filter(region -> region.population.keys() > 1)
                .toList();
        if (others.isEmpty()) {
            String stranger = account.id().equals("444455556666") ? "123456789012" : "444455556666";
            String id = StubKey.uuid(choice.at("foreign").hexadecimal(32));
            return "arn:aws:kms:" + name + ":" + stranger + ":key/" + id;
        }
        StubRegion other = choice.at("foreign").oneOf(others);
        return other.key(choice.at("foreign-key").below(other.population.keys()))
                .arn();
    }
}
