package io.keyledger.check.keys;

import static io.keyledger.check.keys.ReplicaPair.primary;
import static io.keyledger.check.keys.ReplicaPair.replica;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaStateDiffersTest {
    @Test
    void failsWhereOneOfTheTwoDoesNotWork() {
        Verdict verdict = judge(replica().state("Disabled"), primary());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("replica Disabled; primary Enabled");
        assertThat(judge(replica(), primary().state("PendingDeletion")).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesEqualStates() {
        assertThat(judge(replica(), primary()).status()).isEqualTo(Status.PASS);
        assertThat(judge(replica().state("Disabled"), primary().state("Disabled"))
                        .status())
                .isEqualTo(Status.PASS);
    }

    /** KMS developer guide: while its last replica is PendingDeletion, a primary key is PendingReplicaDeletion. */
    @Test
    void passesKeysThatGoTogether() {
        assertThat(judge(replica().state("PendingDeletion"), primary().state("PendingReplicaDeletion"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(replica(), primary().state("PendingReplicaDeletion")).status())
                .isEqualTo(Status.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creating", "Updating"})
    void passesAKeyThatKmsIsAtWorkOn(String state) {
        assertThat(judge(replica().state(state), primary()).status()).isEqualTo(Status.PASS);
        assertThat(judge(replica(), primary().state(state)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereEitherWasNotRead() {
        assertThat(judge(replica(), primary().metadataDenied()).reason()).contains("denied kms:DescribeKey");
        assertThat(judge(replica().metadataDenied(), primary()).status()).isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(KeyBuilder replica, KeyBuilder primary) {
        return ReplicaPair.judge(new ReplicaStateDiffers(), replica, primary);
    }
}
