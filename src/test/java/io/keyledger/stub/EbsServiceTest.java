package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.WORLD;
import static io.keyledger.stub.Stage.region;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksResponse;

class EbsServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void listsTheBlocksOfASnapshot() {
        EbsClient ebs = stage.clients(stage.server(StubBehaviour.calm()), FIRST).ebs(VIRGINIA);
        String id = region(VIRGINIA).snapshot(7).id();

        ListSnapshotBlocksResponse first =
                ebs.listSnapshotBlocks(request -> request.snapshotId(id).maxResults(100));
        long blocks = ebs.listSnapshotBlocksPaginator(request -> request.snapshotId(id)).stream()
                .mapToLong(page -> page.blocks().size())
                .sum();

        assertThat(first.blocks()).hasSize(100);
        assertThat(first.blockSize()).isEqualTo(524_288);
        assertThat(first.expiryTime()).isAfter(WORLD.now());
        assertThat(blocks).isEqualTo(region(VIRGINIA).snapshot(7).blocks());
        assertRefused(
                404,
                "ResourceNotFoundException",
                () -> ebs.listSnapshotBlocks(request -> request.snapshotId("snap-0123456789abcdef0")));
    }
}
