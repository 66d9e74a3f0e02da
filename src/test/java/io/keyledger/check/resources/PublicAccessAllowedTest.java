package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.ebsDefault;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import org.junit.jupiter.api.Test;

class PublicAccessAllowedTest {
    @Test
    void sharingWithEverybodyFailsWhereNothingBlocksIt() {
        Verdict snapshots = snapshots(Observed.known("unblocked"));
        Verdict images = images(Observed.known("unblocked"));

        assertThat(snapshots.status()).isEqualTo(Status.FAIL);
        assertThat(snapshots.evidence()).isEqualTo("GetSnapshotBlockPublicAccessState: unblocked");
        assertThat(images.status()).isEqualTo(Status.FAIL);
        assertThat(images.evidence()).isEqualTo("GetImageBlockPublicAccessState: unblocked");
    }

    @Test
    void whatBlocksItPasses() {
        assertThat(snapshots(Observed.known("block-all-sharing")).status()).isEqualTo(Status.PASS);
        assertThat(snapshots(Observed.known("block-new-sharing")).status()).isEqualTo(Status.PASS);
        assertThat(images(Observed.known("block-new-sharing")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void aStateThatIsNewOrUnreadIsUnknown() {
        assertThat(snapshots(Observed.known("block-some")).status()).isEqualTo(Status.UNKNOWN);
        assertThat(images(new Observed.Denied<>("ec2:GetImageBlockPublicAccessState", "no"))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void doesNotApplyWhereThereIsNothingToShare() {
        assertThat(snapshots(Observed.notOffered("the Region has no snapshot")).status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict snapshots(Observed<String> state) {
        return judge(new SnapshotPublicAccessAllowed(), ResourceAttributes.SNAPSHOT_BLOCK_PUBLIC_ACCESS, state);
    }

    private static Verdict images(Observed<String> state) {
        return judge(new ImagePublicAccessAllowed(), ResourceAttributes.IMAGE_BLOCK_PUBLIC_ACCESS, state);
    }

    private static Verdict judge(ResourceCheck check, String attribute, Observed<String> state) {
        return check.evaluate(ebsDefault().attribute(attribute, state).classified(index(key())), context());
    }
}
