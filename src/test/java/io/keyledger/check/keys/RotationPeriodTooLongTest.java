package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class RotationPeriodTooLongTest {
    @Test
    void failsAPeriodOverTheLimit() {
        Verdict verdict = judge(key().rotation(true, 366));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("GetKeyRotationStatus: RotationPeriodInDays=366");
    }

    @Test
    void passesAPeriodAtTheLimit() {
        assertThat(judge(key().rotation(true, 365)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWithoutRotation() {
        assertThat(judge(key().rotation(false, 2560)).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().rotation(Observed.notOffered("asymmetric"))).status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().awsManaged().rotation(true, 9999)).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereThePeriodIsNotSaidOrNotRead() {
        assertThat(judge(key().rotation(true, null)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge(key().rotation(new Observed.Failed<>("kms:GetKeyRotationStatus", "500"))))
                .isEqualTo(Verdict.unknown("failed kms:GetKeyRotationStatus: 500"));
    }

    @Test
    void doesNotApplyToADisabledKey() {
        assertThat(judge(key().state("Disabled").rotation(true, 2560)).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict judge(KeyBuilder key) {
        return new RotationPeriodTooLong().evaluate(key.classified(), context());
    }
}
