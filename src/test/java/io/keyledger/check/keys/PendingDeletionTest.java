package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingDeletionTest {
    @Test
    void failsWithTheDate() {
        Verdict verdict = judge(key().state("PendingDeletion").deletionDate("2026-12-03T00:00:00Z"));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("PendingDeletion, deleted on 2026-12-03T00:00:00Z");
    }

    @Test
    void failsAPrimaryKeyThatWaitsForItsReplicas() {
        assertThat(judge(key().state("PendingReplicaDeletion")).evidence())
                .isEqualTo("PendingReplicaDeletion, deletion date not stated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enabled", "Disabled", "PendingImport", "Unavailable"})
    void passesEveryOtherState(String state) {
        assertThat(judge(key().state(state)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWithoutMetadata() {
        assertThat(judge(key().metadataDenied()).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void doesNotApplyToAwsManagedKeys() {
        assertThat(judge(key().awsManaged()).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict judge(KeyBuilder key) {
        return new PendingDeletion().evaluate(key.classified(), context());
    }
}
