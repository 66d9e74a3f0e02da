package io.keyledger.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import io.keyledger.collect.run.PartProgress;
import io.keyledger.snapshot.PartId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

class CollectionProgressTest {
    private static final PartId KEYS = new PartId("111122223333", "us-east-1", "kms");
    private static final PartId BUCKETS = new PartId("111122223333", "us-east-1", "s3");

    private final CollectionProgress progress = new CollectionProgress();

    @Test
    void namesThePartThatIsReadWhereNothingIsCountedYet() {
        progress.planned(7, 2);
        progress.started(KEYS);

        assertThat(progress.text(Duration.ofSeconds(75)))
                .isEqualTo("Collecting 2 of 9 parts, 1 min 15 s: kms us-east-1");
    }

    @Test
    void namesTheStageThatTakesLongestWithTheTimeLeftAtItsPace() {
        progress.planned(2, 0);
        progress.started(KEYS);
        progress.started(BUCKETS);
        progress.advanced(BUCKETS, new PartProgress("buckets", 10, 1010, action("GetBucketEncryption"), 50));
        progress.advanced(KEYS, new PartProgress("keys asked for their last use", 20, 500, action("X"), 2.5));

        assertThat(progress.text(Duration.ofSeconds(8)))
                .isEqualTo(
                        "Collecting 0 of 2 parts, 8 s, 3 min 12 s left: kms us-east-1, 20 of 500 keys asked for their"
                                + " last use, 2.50 a second");
    }

    @Test
    void forgetsAPartThatIsFinished() {
        progress.planned(2, 0);
        progress.started(KEYS);
        progress.advanced(KEYS, new PartProgress("keys", 20, 500, action("ListGrants"), 50));
        progress.finished(KEYS);

        assertThat(progress.text(Duration.ofSeconds(8))).isEqualTo("Collecting 1 of 2 parts, 8 s");
    }

    private static ApiAction action(String operation) {
        return ApiAction.of(KmsClient.class, "kms", operation, Quota.documented(100, "a test"))
                .called(CallVolume.once());
    }
}
