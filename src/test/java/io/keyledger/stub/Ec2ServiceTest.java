package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.IRELAND;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.WORLD;
import static io.keyledger.stub.Stage.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Volume;

class Ec2ServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void pagesVolumesAndOwnSnapshots() {
        StubServer server = stage.server(StubBehaviour.calm());
        Ec2Client ec2 = stage.clients(server, FIRST).ec2(VIRGINIA);

        List<DescribeVolumesResponse> volumes =
                ec2.describeVolumesPaginator(request -> request.maxResults(1000)).stream()
                        .toList();
        List<DescribeSnapshotsResponse> snapshots =
                ec2
                        .describeSnapshotsPaginator(
                                request -> request.ownerIds("self").maxResults(1000))
                        .stream()
                        .toList();

        assertThat(volumes).hasSize(3);
        assertThat(volumes.stream().flatMap(page -> page.volumes().stream()).map(Volume::volumeId))
                .hasSize(1200)
                .doesNotHaveDuplicates();
        assertThat(volumes.getFirst().volumes()).allSatisfy(volume -> {
            assertThat(volume.encrypted()).isEqualTo(volume.kmsKeyId() != null);
            assertThat(volume.size()).isPositive();
            assertThat(volume.createTime()).isBefore(WORLD.now());
        });
        assertThat(volumes.getFirst().volumes())
                .anySatisfy(volume -> assertThat(volume.encrypted()).isFalse());
        assertThat(snapshots).hasSize(3);
        assertThat(snapshots.getLast().snapshots())
                .hasSize(300)
                .allSatisfy(snapshot -> assertThat(snapshot.ownerId()).isEqualTo(FIRST));
        assertThat(ec2.describeVolumes().volumes()).hasSize(1200);
        Volume one = volumes.getLast().volumes().getFirst();
        assertThat(ec2.describeVolumes(request -> request.volumeIds(one.volumeId()))
                        .volumes())
                .containsExactly(one);
        assertRefused(400, "InvalidParameterValue", () -> ec2.describeVolumes(request -> request.maxResults(4)));
        assertRefused(
                400,
                "UnknownParameter",
                () -> ec2.describeVolumes(request -> request.filters(
                        Filter.builder().name("encrypted").values("true").build())));
    }

    @Test
    void tellsRegionsAndEbsDefaults() {
        Ec2Client ec2 = stage.clients(stage.server(StubBehaviour.calm()), FIRST).ec2(VIRGINIA);

        assertThat(ec2.describeRegions().regions())
                .extracting(region -> region.regionName())
                .containsExactly(VIRGINIA, IRELAND);
        assertThat(ec2.describeRegions(request -> request.allRegions(true)).regions())
                .anySatisfy(region -> assertThat(region.optInStatus()).isEqualTo("not-opted-in"));
        assertRefused(
                400,
                "InvalidParameterValue",
                () -> ec2.describeRegions(request -> request.regionNames("xx-nowhere-1")));
        assertThat(ec2.getEbsEncryptionByDefault(request -> {}).ebsEncryptionByDefault())
                .isEqualTo(region(VIRGINIA).ebsEncryptionByDefault());
        assertThat(ec2.getEbsDefaultKmsKeyId(request -> {}).kmsKeyId())
                .isEqualTo(region(VIRGINIA).ebsDefaultKey());
    }
}
