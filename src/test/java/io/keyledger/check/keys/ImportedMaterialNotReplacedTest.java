package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportedMaterialNotReplacedTest {
    private static final String OLD = "2024-11-23T00:00:00Z";

    @Test
    void failsMaterialThatWasNeverReplaced() {
        Verdict verdict =
                judge(imported().rotations(new KeyRotation("m1", null, null, "CURRENT", null, null, null, null)));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).contains("key created " + OLD);
    }

    @Test
    void failsMaterialThatWasReplacedTooLongAgo() {
        assertThat(judge(imported().rotations(rotated("2024-11-20T00:00:00Z"), rotated("2024-11-22T12:00:00Z")))
                        .evidence())
                .isEqualTo("last rotation 2024-11-22T12:00:00Z");
        assertThat(judge(imported().rotations(rotated("2024-11-22T00:00:00Z"))).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesMaterialThatWasReplacedInTime() {
        assertThat(judge(imported().rotations(rotated("2024-11-24T00:00:00Z"))).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void passesAYoungKeyWhateverItsMaterials() {
        assertThat(judge(imported()
                                .created("2026-01-01T00:00:00Z")
                                .rotations(new Observed.Denied<>("kms:ListKeyRotations", "")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereMaterialsOrDatesWereNotRead() {
        assertThat(judge(imported().rotations(new Observed.Denied<>("kms:ListKeyRotations", ""))))
                .isEqualTo(Verdict.unknown("denied kms:ListKeyRotations"));
        assertThat(judge(imported().created(null)).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void doesNotApplyWhereMaterialCannotBeReplacedOrIsNotThere() {
        assertThat(judge(imported().spec("RSA_2048")).reason()).contains("KMS-CRYPTOPERIOD-EXCEEDED");
        assertThat(judge(imported().state("PendingImport")).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().created(OLD)).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static KeyRotation rotated(String date) {
        return new KeyRotation("m2", null, "IMPORTED", "CURRENT", null, null, Instant.parse(date), "ON_DEMAND");
    }

    private static KeyBuilder imported() {
        return key().origin("EXTERNAL").created(OLD);
    }

    private static Verdict judge(KeyBuilder key) {
        return new ImportedMaterialNotReplaced().evaluate(key.classified(), context());
    }
}
