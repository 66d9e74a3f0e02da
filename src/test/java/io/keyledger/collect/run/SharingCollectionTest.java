package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.collect.account.Scope;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubSnapshot;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is collected of snapshots and images besides how they are encrypted, and what else names keys. */
class SharingCollectionTest {
    private static final int SNAPSHOTS = 40;

    private StubAws aws = StubAws.of(world(StubPopulation.ofEveryKind(40, 12, SNAPSHOTS)));

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        assertThat(aws.server().counters().defects()).isEmpty();
        aws.close();
    }

    private static StubWorld world(StubPopulation population) {
        return StubWorld.builder()
                .accounts(StubAws.ACCOUNT)
                .regions("us-east-1")
                .population(population)
                .build();
    }

    @Test
    void everySnapshotSaysWhoMayUseIt() throws IOException {
        collect(100);

        assertThat(snapshots()).hasSize(SNAPSHOTS).allSatisfy(snapshot -> {
            assertThat(attribute(resource(snapshot.id()), ResourceAttributes.PUBLIC))
                    .isEqualTo(Observed.known(Boolean.toString(snapshot.isPublic())));
            assertThat(attribute(resource(snapshot.id()), ResourceAttributes.SHARED_WITH))
                    .isEqualTo(Observed.known(String.join(";", snapshot.sharedWith())));
        });
        assertThat(snapshots())
                .anyMatch(StubSnapshot::isPublic)
                .anyMatch(snapshot -> !snapshot.sharedWith().isEmpty());
    }

    @Test
    void beyondTheLimitOneListingStillSaysWhichSnapshotsArePublic() throws IOException {
        collect(1);

        assertThat(aws.server().counters().calls("ec2:DescribeSnapshotAttribute"))
                .isEqualTo(1);
        assertThat(snapshots())
                .allSatisfy(snapshot -> assertThat(attribute(resource(snapshot.id()), ResourceAttributes.PUBLIC))
                        .isEqualTo(Observed.known(Boolean.toString(snapshot.isPublic()))));
        assertThat(of(ResourceTypes.EBS_SNAPSHOT))
                .filteredOn(snapshot ->
                        attribute(snapshot, ResourceAttributes.SHARED_WITH) instanceof Observed.NotAsked<String>)
                .hasSize(SNAPSHOTS - 1);
    }

    @Test
    void aSnapshotInTheRecycleBinHasTheKeyOfItsVolumeOrNoKeyThatIsKnown() throws IOException {
        collect(100);

        assertThat(resource("snap-1b1000000000000a1").encryption())
                .isEqualTo(resource(region().volume(0).id()).encryption());
        assertThat(resource("snap-1b1000000000000a2").encryption()).isInstanceOf(Observed.Failed.class);
    }

    @Test
    void anImageIsEncryptedAsTheSnapshotsOfItsDevices() throws IOException {
        collect(100);

        List<EncryptedResource> rows = of(ResourceTypes.EC2_IMAGE).stream()
                .filter(row -> row.id().equals("ami-00000000000000000"))
                .toList();
        assertThat(rows)
                .extracting(EncryptedResource::purpose)
                .containsExactly(Purpose.DATA, new Purpose(Purpose.DEVICE, "/dev/sdb"));
        assertThat(rows)
                .extracting(EncryptedResource::encryption)
                .containsExactly(
                        resource(region().snapshot(0).id()).encryption(),
                        resource(region().snapshot(1).id()).encryption());
        assertThat(rows)
                .extracting(row -> attribute(row, ResourceAttributes.SNAPSHOT_ID))
                .containsExactly(
                        Observed.known(region().snapshot(0).id()),
                        Observed.known(region().snapshot(1).id()));
        assertThat(attribute(rows.getFirst(), ResourceAttributes.PUBLIC)).isEqualTo(Observed.known("true"));
        assertThat(attribute(rows.getFirst(), ResourceAttributes.SHARED_WITH)).isEqualTo(Observed.known(""));
    }

    @Test
    void aLaunchTemplateHasARowForEachDeviceOfItsDefaultAndItsLatestVersion() throws IOException {
        collect(100);

        Optional<String> key = IntStream.range(0, 12)
                .mapToObj(region()::volume)
                .flatMap(volume -> volume.keyArn().stream())
                .findFirst();
        assertThat(of(ResourceTypes.EC2_LAUNCH_TEMPLATE))
                .extracting(row -> row.purpose().toString())
                .containsExactly("device:/dev/xvda", "device:$Latest /dev/xvda");
        assertThat(of(ResourceTypes.EC2_LAUNCH_TEMPLATE))
                .allSatisfy(row -> assertThat(key(row)).isEqualTo(key));
    }

    @Test
    void inventoriesAndReplicasHaveRowsOfTheirOwnBehindTheirBucket() throws IOException {
        collect(100);

        List<EncryptedResource> buckets = of(ResourceTypes.S3_BUCKET);
        List<Optional<String>> expected = IntStream.range(0, 40)
                .mapToObj(region()::bucket)
                .map(bucket -> bucket.inventoryKeyArn())
                .filter(Optional::isPresent)
                .toList();
        assertThat(buckets)
                .filteredOn(row -> row.purpose().toString().equals("inventory:weekly"))
                .extracting(SharingCollectionTest::key)
                .containsExactlyInAnyOrderElementsOf(expected)
                .isNotEmpty();
        for (int place = 1; place < buckets.size(); place++) {
            EncryptedResource row = buckets.get(place);
            if (!row.purpose().equals(Purpose.DATA)) {
                assertThat(buckets.get(place - 1).id()).isEqualTo(row.id());
            }
        }
    }

    @Test
    void directoryBucketsAreBucketsToo() throws IOException {
        collect(100);

        assertThat(of(ResourceTypes.S3_DIRECTORY_BUCKET)).singleElement().satisfies(bucket -> {
            assertThat(bucket.arn())
                    .isEqualTo("arn:aws:s3express:us-east-1:111122223333:bucket/"
                            + "ledger-111122223333-us-east-1--use1-az4--x-s3");
            assertThat(bucket.encryption())
                    .isEqualTo(Observed.known(Encryption.without(Method.SERVICE_MANAGED, "AES256")));
        });
    }

    @Test
    void aRegionWithoutVolumesAndSnapshotsIsStillSearchedForWhatIsInItsRecycleBinAndItsLaunchTemplates()
            throws IOException {
        aws.close();
        aws = StubAws.of(world(StubPopulation.ofEveryKind(0, 0, 0)));

        collect(100);

        assertThat(StubAws.coverage(directory))
                .filteredOn(row -> row.service().equals("ec2") && !row.action().equals("DescribeRegions"))
                .extracting(ApiCoverage::action)
                .containsExactlyInAnyOrder(
                        "DescribeVolumes",
                        "DescribeSnapshots",
                        "GetEbsEncryptionByDefault",
                        "GetEbsDefaultKmsKeyId",
                        "ListSnapshotsInRecycleBin",
                        "DescribeLaunchTemplateVersions");
    }

    private void collect(int sharingLimit) throws IOException {
        Depth depth = new Depth(LastUsageMode.NEVER, 0, 0, 0, 100, false, sharingLimit);
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("ebs", "s3"));
        aws.collect(new CollectSettings(scope, depth, StubAws.PACE, aws.server().uri(), null), directory);
    }

    private StubRegion region() {
        return aws.server().world().firstAccount().region("us-east-1").orElseThrow();
    }

    private List<StubSnapshot> snapshots() {
        return IntStream.range(0, SNAPSHOTS).mapToObj(region()::snapshot).toList();
    }

    private List<EncryptedResource> of(String type) throws IOException {
        return StubAws.all(directory, EncryptedResource.class).stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private EncryptedResource resource(String id) throws IOException {
        return StubAws.all(directory, EncryptedResource.class).stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Observed<String> attribute(EncryptedResource resource, String name) {
        return resource.attributes().getOrDefault(name, Observed.notAsked("missing"));
    }

    private static Optional<String> key(EncryptedResource resource) {
        return resource.encryption().known().map(encryption -> encryption.key().text());
    }
}
