package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Quota;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import java.math.BigDecimal;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.Block;

/** Counts the blocks of a snapshot, which are its actual data. */
final class SnapshotBlockCounter {
    static final ApiAction LIST_SNAPSHOT_BLOCKS = ApiAction.of(
                    EbsClient.class,
                    "ebs",
                    "ListSnapshotBlocks",
                    Quota.assumed(50, "EBS direct APIs service quotas, not verified"))
            .on("arn:{partition}:ec2:*::snapshot/*")
            .called(CallVolume.each("EBS snapshot"));

    private static final int PAGE = 10_000;
    private static final BigDecimal BLOCKS_PER_GIB = BigDecimal.valueOf(2048);

    private final CollectorContext context;
    private final EbsClient ebs;

    SnapshotBlockCounter(CollectorContext context, EbsClient ebs) {
        this.context = context;
        this.ebs = ebs;
    }

    Observed<String> dataGib(EncryptedResource snapshot) {
        if (is(snapshot, "storage_tier", "archive")) {
            return Observed.notOffered("the blocks of an archived snapshot cannot be listed");
        }
        if (!is(snapshot, "state", "completed")) {
            return Observed.notOffered("the snapshot is not completed");
        }
        long[] blocks = {0};
        Observed<Boolean> counted = context.calls()
                .<Block>eachPage(
                        LIST_SNAPSHOT_BLOCKS,
                        marker -> {
                            var response = ebs.listSnapshotBlocks(request -> request.snapshotId(snapshot.id())
                                    .maxResults(PAGE)
                                    .nextToken(marker));
                            return new Page<>(response.blocks(), response.nextToken());
                        },
                        page -> {
                            blocks[0] += page.size();
                            return false;
                        });
        return counted.map(_ -> BigDecimal.valueOf(blocks[0])
                .divide(BLOCKS_PER_GIB)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static boolean is(EncryptedResource snapshot, String attribute, String value) {
        return Observed.known(value).equals(snapshot.attributes().get(attribute));
    }
}
