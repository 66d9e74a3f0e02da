package io.keyledger.check.keys;

import static io.keyledger.check.keys.ReplicaPair.primary;
import static io.keyledger.check.keys.ReplicaPair.replica;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.RotationStatus;
import org.junit.jupiter.api.Test;

class ReplicaRotationDiffersTest {
    @Test
    void failsWhereRotationOrItsPeriodDiffers() {
        Verdict verdict = judge(replica().rotation(false, null), primary());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("replica off; primary on, every 365 days");
        assertThat(judge(replica().rotation(true, 90), primary()).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void passesWhereBothRotateAlikeOrNeitherDoes() {
        assertThat(judge(replica(), primary()).status()).isEqualTo(Status.PASS);
        assertThat(judge(replica().rotation(false, null), primary().rotation(false, 365))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyToOtherKeys() {
        assertThat(judge(key().rotation(false, null), primary()).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(primary().rotation(false, null), primary()).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void doesNotApplyWhereOneOfTheKeysIsPendingDeletion() {
        assertThat(judge(replica().state("PendingDeletion").rotation(false, null), primary())
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(replica(), primary().state("PendingReplicaDeletion").rotation(false, null))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereEitherWasNotRead() {
        Observed.Denied<RotationStatus> denied = new Observed.Denied<>("kms:GetKeyRotationStatus", "");

        assertThat(judge(replica().rotation(denied), primary()).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge(replica(), primary().rotation(denied)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(new ReplicaRotationDiffers()
                        .evaluate(replica().classified(), Contexts.context())
                        .reason())
                .contains("is not among the audited keys");
    }

    private static Verdict judge(KeyBuilder replica, KeyBuilder primary) {
        return ReplicaPair.judge(new ReplicaRotationDiffers(), replica, primary);
    }
}
