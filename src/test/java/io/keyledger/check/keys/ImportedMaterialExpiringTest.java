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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedMaterialExpiringTest {
    @Test
    void failsMaterialThatExpiresWithinTheWarning() {
        Verdict verdict = judge(imported().validTo("2026-12-24T00:00:00Z"));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key's material expires at 2026-12-24T00:00:00Z");
        assertThat(verdict.evidence()).isEqualTo("material valid to 2026-12-24T00:00:00Z");
    }

    @Test
    void passesMaterialThatExpiresLaterOrNever() {
        assertThat(judge(imported().validTo("2026-12-24T00:00:01Z")).status()).isEqualTo(Status.PASS);
        assertThat(judge(imported()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsMaterialThatExpiredWhileTheKeyStillLooksEnabled() {
        assertThat(judge(imported().validTo("2026-11-23T00:00:00Z")).reason())
                .isEqualTo("the key's material expired at 2026-11-23T00:00:00Z");
    }

    @Test
    void theEarliestOfSeveralMaterialsCounts() {
        KeyRotation earlier = new KeyRotation(
                "m1",
                null,
                "IMPORTED",
                "NON_CURRENT",
                "KEY_MATERIAL_EXPIRES",
                Instant.parse("2026-11-30T00:00:00Z"),
                null,
                null);

        assertThat(judge(imported().validTo("2027-11-30T00:00:00Z").rotations(earlier))
                        .evidence())
                .isEqualTo("material valid to 2026-11-30T00:00:00Z");
    }

    /** KMS developer guide: only material in another state makes its key unusable when it expires. */
    @ParameterizedTest
    @ValueSource(strings = {"PENDING_ROTATION", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"})
    void materialThatWaitsForItsRotationMakesNothingUnreadable(String state) {
        KeyRotation pending = new KeyRotation(
                "m2",
                null,
                "IMPORTED",
                state,
                "KEY_MATERIAL_EXPIRES",
                Instant.parse("2026-11-30T00:00:00Z"),
                null,
                null);

        assertThat(judge(imported().rotations(pending)).status()).isEqualTo(Status.PASS);
        assertThat(judge(imported().validTo("2026-11-29T00:00:00Z").rotations(pending))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void isUnknownWhereMaterialExpiresAtATimeThatIsNotSaid() {
        assertThat(judge(imported().expirationModel("KEY_MATERIAL_EXPIRES")).status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(imported().metadataDenied()).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void describeKeyDecidesWhereTheMaterialsWereNotListed() {
        assertThat(judge(imported().rotations(new Observed.Denied<>("kms:ListKeyRotations", "")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWithoutImportedMaterial() {
        assertThat(judge(key().validTo("2026-11-25T00:00:00Z")).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(imported().state("PendingImport").validTo("2026-11-20T00:00:00Z"))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(imported().state("PendingDeletion").validTo("2026-11-25T00:00:00Z"))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    private static KeyBuilder imported() {
        return key().origin("EXTERNAL");
    }

    private static Verdict judge(KeyBuilder key) {
        return new ImportedMaterialExpiring().evaluate(key.classified(), context());
    }
}
