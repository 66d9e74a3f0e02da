package io.keyledger.check.keys;

import static io.keyledger.check.keys.ReplicaPair.primary;
import static io.keyledger.check.keys.ReplicaPair.replica;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class ReplicaPolicyDiffersTest {
    @Test
    void failsADifferentPolicyWithBothDigests() {
        Verdict verdict = judge(replica().policy(Observed.known("{\"Statement\":[1]}")), primary());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).matches("SHA-256 of the policy: replica [0-9a-f]{64}; primary [0-9a-f]{64}");
    }

    @Test
    void passesTheSamePolicyInAnotherLayout() {
        assertThat(judge(
                                replica().policy(Observed.known("{\"Statement\": [ ]}")),
                                primary().policy(Observed.known("{\"Statement\":[]}")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereEitherWasNotRead() {
        assertThat(judge(replica().policy(new Observed.Denied<>("kms:GetKeyPolicy", "")), primary())
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(replica(), primary().policy(new Observed.Denied<>("kms:GetKeyPolicy", "")))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(KeyBuilder replica, KeyBuilder primary) {
        return ReplicaPair.judge(new ReplicaPolicyDiffers(), replica, primary);
    }
}
