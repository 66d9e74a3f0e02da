package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.moto.ImportRitual;
import io.keyledger.moto.MotoAccount;
import io.keyledger.moto.MotoServer;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class CollectionRunIT {
    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final MotoAccount home = moto.in(Region.US_EAST_1);
    private final KmsClient kms = home.kms();
    private final Instant asOf = Instant.now();

    @TempDir
    private Path directory;

    @Test
    void tellsTheThreeKindsOfKeysApart() throws IOException {
        String managed = moto.controls().createAwsManagedKey(MotoServer.ACCOUNT, Region.US_EAST_1, "s3");
        String own = kms.createKey(key -> key.description("orders")
                        .tags(Tag.builder().tagKey("owner").tagValue("orders").build()))
                .keyMetadata()
                .arn();
        kms.createAlias(alias -> alias.aliasName("alias/orders").targetKeyId(own));
        kms.enableKeyRotation(key -> key.keyId(own).rotationPeriodInDays(180));
        kms.createGrant(grant -> grant.keyId(own)
                .granteePrincipal("arn:aws:iam::123456789012:role/reader")
                .operations(GrantOperation.DECRYPT));
        String imported = kms.createKey(key -> key.origin(OriginType.EXTERNAL))
                .keyMetadata()
                .arn();
        new ImportRitual(kms).importInto(imported, ImportRitual.material());
        moto.controls().expireKeyMaterial(imported);

        collect("kms");

        assertThat(metadata(managed).keyManager()).isEqualTo("AWS");
        assertThat(key(managed).aliases()).isEqualTo(Observed.known(List.of("alias/aws/s3")));
        KmsKey ownKey = key(own);
        assertThat(metadata(own).origin()).isEqualTo("AWS_KMS");
        assertThat(ownKey.aliases()).isEqualTo(Observed.known(List.of("alias/orders")));
        assertThat(ownKey.tags()).isEqualTo(Observed.known(Map.of("owner", "orders")));
        assertThat(ownKey.rotation().known())
                .hasValueSatisfying(
                        rotation -> assertThat(rotation.periodInDays()).isEqualTo(180));
        assertThat(ownKey.grants().known())
                .hasValueSatisfying(grants -> assertThat(grants.grants())
                        .singleElement()
                        .satisfies(grant -> assertThat(grant.operations()).containsExactly("Decrypt")));
        assertThat(ownKey.policy().known())
                .hasValueSatisfying(policy -> assertThat(policy).contains("arn:aws:iam::123456789012:root"));
        assertThat(metadata(imported).origin()).isEqualTo("EXTERNAL");
        assertThat(metadata(imported).keyState()).isEqualTo("PendingImport");
        assertThat(key(imported).rotation()).isInstanceOf(Observed.NotOffered.class);
        assertThat(key(imported).rotations().known())
                .hasValueSatisfying(materials -> assertThat(materials).isNotEmpty());
    }

    @Test
    void createsNoKeyByLooking() throws IOException {
        collect("kms");

        assertThat(kms.listKeys().keys()).isEmpty();
        assertThat(StubAws.all(directory, KmsKey.class)).isEmpty();
    }

    @Test
    void doesNotAskWhatAKindOfKeyCannotAnswer() throws IOException {
        String hmac = kms.createKey(key -> key.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata()
                .arn();

        collect("kms");

        assertThat(key(hmac).rotation().reason()).contains("HMAC_256");
        assertThat(key(hmac).rotations()).isInstanceOf(Observed.NotOffered.class);
    }

    @Test
    void countsRequestsOfEachOperation() throws IOException {
        String arn = kms.createKey().keyMetadata().arn();
        measure(arn, "Decrypt", 40);
        measure(arn, "Decrypt", 2);
        measure(arn, "GenerateDataKey", 7);

        collect("kms");

        assertThat(StubAws.all(directory, KeyUsage.class))
                .containsExactly(new KeyUsage(
                        MotoServer.ACCOUNT, "us-east-1", arn, Map.of("Decrypt", 42L, "GenerateDataKey", 7L), 0));
        assertThat(key(arn).lastUsage().reason()).contains("CloudWatch shows requests");
    }

    @Test
    void readsEachBucketInItsRegionOnly() throws IOException {
        home.s3().createBucket(bucket -> bucket.bucket("plain"));
        home.s3().createBucket(bucket -> bucket.bucket("by-aws-key"));
        home.s3()
                .putBucketEncryption(encryption -> encryption
                        .bucket("by-aws-key")
                        .serverSideEncryptionConfiguration(
                                configuration -> configuration.rules(ServerSideEncryptionRule.builder()
                                        .applyServerSideEncryptionByDefault(
                                                byDefault -> byDefault.sseAlgorithm(ServerSideEncryption.AWS_KMS))
                                        .bucketKeyEnabled(true)
                                        .build())));
        moto.in(Region.EU_WEST_1)
                .s3()
                .createBucket(bucket -> bucket.bucket("far")
                        .createBucketConfiguration(
                                configuration -> configuration.locationConstraint(BucketLocationConstraint.EU_WEST_1)));

        collect("s3");

        assertThat(resource("plain").encryption())
                .isEqualTo(Observed.known(Encryption.without(Method.SERVICE_MANAGED, "AES256")));
        assertThat(resource("by-aws-key").encryption())
                .isEqualTo(Observed.known(Encryption.kms("aws:kms", new KeyReference.AliasName("alias/aws/s3"))));
        assertThat(resource("by-aws-key").attributes()).containsEntry("bucket_key", Observed.known("on"));
        assertThat(resource("plain").region()).isEqualTo("us-east-1");
        assertThat(resource("far").region()).isEqualTo("eu-west-1");
        assertThat(resource("far").attributes()).containsEntry("policy", Observed.known(""));
    }

    @Test
    void readsVolumesAndSnapshotsWithTheirKeys() throws IOException {
        String arn = kms.createKey().keyMetadata().arn();
        var volume = home.ec2()
                .createVolume(create -> create.availabilityZone("us-east-1a")
                        .size(10)
                        .volumeType(VolumeType.GP3)
                        .encrypted(true)
                        .kmsKeyId(arn));
        var clear = home.ec2()
                .createVolume(
                        create -> create.availabilityZone("us-east-1a").size(20).volumeType(VolumeType.GP3));
        var snapshot = home.ec2().createSnapshot(create -> create.volumeId(volume.volumeId()));

        collect("ebs");

        Observed<Encryption> byKey = Observed.known(Encryption.kms("sse-kms", KeyReference.parse(arn)));
        assertThat(resource(volume.volumeId()).encryption()).isEqualTo(byKey);
        assertThat(resource(volume.volumeId()).sizeGib()).isEqualTo(10.0);
        assertThat(resource(snapshot.snapshotId()).encryption()).isEqualTo(byKey);
        assertThat(resource(clear.volumeId()).encryption())
                .isEqualTo(Observed.known(Encryption.without(Method.NONE, "none")));
        assertThat(resource("ebs-encryption-by-default").attributes())
                .containsEntry("enabled", Observed.known("false"))
                .containsEntry("default_key", Observed.known("alias/aws/ebs"));
    }

    private void measure(String keyArn, String operation, double requests) {
        home.cloudWatch()
                .putMetricData(put -> put.namespace("AWS/KMS")
                        .metricData(MetricDatum.builder()
                                .metricName("SuccessfulRequest")
                                .timestamp(asOf.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36)))
                                .value(requests)
                                .dimensions(
                                        Dimension.builder()
                                                .name("KeyArn")
                                                .value(keyArn)
                                                .build(),
                                        Dimension.builder()
                                                .name("Operation")
                                                .value(operation)
                                                .build())
                                .build()));
    }

    private void collect(String collector) throws IOException {
        Scope scope =
                new Scope(List.of(), null, null, "keyledger", List.of("eu-west-1", "us-east-1"), Set.of(collector));
        CollectSettings settings = new CollectSettings(scope, Depth.standard(), StubAws.PACE, moto.endpoint(), null);
        try (CollectionRun run = CollectionRun.open(settings, home.credentials());
                SnapshotWriter snapshot = SnapshotWriter.open(directory, run.description(asOf, "test"))) {
            run.run(snapshot, ProgressListener.NONE);
        }
    }

    private KmsKey key(String arn) throws IOException {
        return StubAws.all(directory, KmsKey.class).stream()
                .filter(key -> key.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private KeyMetadata metadata(String arn) throws IOException {
        return key(arn).metadata().known().orElseThrow();
    }

    private EncryptedResource resource(String id) throws IOException {
        List<EncryptedResource> found = StubAws.all(directory, EncryptedResource.class).stream()
                .filter(resource -> resource.id().equals(id))
                // The default for new volumes is there once for each Region.
                .filter(resource ->
                        !resource.arn().isEmpty() || resource.region().equals("us-east-1"))
                .toList();
        assertThat(found).as(id).hasSize(1);
        return found.getFirst();
    }
}
