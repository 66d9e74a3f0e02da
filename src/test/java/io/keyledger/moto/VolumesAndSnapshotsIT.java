package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.Block;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksResponse;
import software.amazon.awssdk.services.ebs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;

class VolumesAndSnapshotsIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final Ec2Client ec2 = moto.in(Region.US_EAST_1).ec2();
    private final EbsClient ebs = moto.in(Region.US_EAST_1).ebs();
    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();

    @Test
    void theDefaultKeyIsAnAliasUntilAnotherIsChosen() {
        assertThat(ec2.getEbsDefaultKmsKeyId(r -> {}).kmsKeyId()).isEqualTo("alias/aws/ebs");
        assertThat(kms.listKeys().keys()).as("asking creates no key").isEmpty();

        var key = kms.createKey().keyMetadata();
        assertThat(ec2.modifyEbsDefaultKmsKeyId(r -> r.kmsKeyId(key.keyId())).kmsKeyId())
                .isEqualTo(key.arn());
        assertThat(ec2.getEbsDefaultKmsKeyId(r -> {}).kmsKeyId()).isEqualTo(key.arn());
        assertThat(volume(r -> r.encrypted(true)).kmsKeyId()).isEqualTo(key.arn());

        ec2.resetEbsDefaultKmsKeyId(r -> {});
        assertThat(ec2.getEbsDefaultKmsKeyId(r -> {}).kmsKeyId()).isEqualTo("alias/aws/ebs");
    }

    @Test
    void anEncryptedVolumeWithoutAKeyUsesTheOneOfAws() {
        String keyArn = volume(r -> r.encrypted(true)).kmsKeyId();

        assertThat(kms.describeKey(r -> r.keyId(keyArn)).keyMetadata().keyManager())
                .isEqualTo(KeyManagerType.AWS);
    }

    @Test
    void encryptionByDefaultEncryptsWhatDoesNotAskForIt() {
        assertThat(volume(r -> {}).encrypted()).isFalse();

        ec2.enableEbsEncryptionByDefault(r -> {});

        assertThat(ec2.getEbsEncryptionByDefault(r -> {}).ebsEncryptionByDefault())
                .isTrue();
        assertThat(volume(r -> {}).encrypted()).isTrue();
    }

    @Test
    void aSnapshotHasTheKeyOfItsVolume() {
        var key = kms.createKey().keyMetadata();
        kms.createAlias(r -> r.aliasName("alias/data").targetKeyId(key.keyId()));
        String volumeId = volume(r -> r.encrypted(true).kmsKeyId("alias/data")).volumeId();
        String snapshotId = ec2.createSnapshot(r -> r.volumeId(volumeId)).snapshotId();

        assertThat(ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots())
                .singleElement()
                .satisfies(snapshot -> {
                    assertThat(snapshot.encrypted()).isTrue();
                    assertThat(snapshot.kmsKeyId()).isEqualTo(key.arn());
                });
        assertThat(volume(r -> r.snapshotId(snapshotId)).kmsKeyId()).isEqualTo(key.arn());
    }

    @Test
    void anUnencryptedSnapshotHasNoKey() {
        String volumeId = volume(r -> {}).volumeId();
        ec2.createSnapshot(r -> r.volumeId(volumeId));

        assertThat(ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.kmsKeyId()).isNull());
    }

    @Test
    void volumesAndSnapshotsComeInPages() {
        IntStream.range(0, 7).forEach(i -> {
            String volumeId = volume(r -> {}).volumeId();
            ec2.createSnapshot(r -> r.volumeId(volumeId));
        });

        assertThat(ec2.describeVolumes(r -> r.maxResults(5)).volumes()).hasSize(5);
        assertThat(ec2.describeVolumesPaginator(r -> r.maxResults(5)).volumes())
                .extracting(Volume::volumeId)
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(ec2.describeSnapshotsPaginator(r -> r.ownerIds("self").maxResults(5))
                        .snapshots())
                .extracting(Snapshot::snapshotId)
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(ec2.describeSnapshots(r -> r.ownerIds("444455556666")).snapshots())
                .isEmpty();
    }

    @Test
    void aSnapshotTellsItsBlocksInPages() {
        String volumeId = volume(r -> {}).volumeId();
        String snapshotId = ec2.createSnapshot(r -> r.volumeId(volumeId)).snapshotId();

        ListSnapshotBlocksResponse first =
                ebs.listSnapshotBlocks(r -> r.snapshotId(snapshotId).maxResults(100));
        assertThat(first.blocks()).hasSize(100);
        assertThat(first.blockSize()).isEqualTo(512 * 1024);
        assertThat(first.volumeSize()).isEqualTo(8);
        assertThat(ebs.listSnapshotBlocksPaginator(r -> r.snapshotId(snapshotId).maxResults(100)).stream()
                        .flatMap(page -> page.blocks().stream()))
                .extracting(Block::blockIndex)
                .doesNotHaveDuplicates()
                .hasSize(8 * 2048 / 8); // every eighth block of 8 GiB

        moto.controls().writeSnapshotBlocks(snapshotId, 3);
        assertThat(ebs.listSnapshotBlocks(r -> r.snapshotId(snapshotId)).blocks())
                .hasSize(3);
    }

    @Test
    void aSnapshotThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> ebs.listSnapshotBlocks(r -> r.snapshotId("snap-0123456789abcdef0")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private CreateVolumeResponse volume(Consumer<CreateVolumeRequest.Builder> details) {
        return ec2.createVolume(r -> {
            r.availabilityZone("us-east-1a").size(8);
            details.accept(r);
        });
    }
}
