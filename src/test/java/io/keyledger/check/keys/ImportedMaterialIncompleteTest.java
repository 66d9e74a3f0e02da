package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.Observed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportedMaterialIncompleteTest {
    @Test
    void failsAndNamesEarlierMaterialThatIsMissing() {
        Verdict verdict = judge(imported()
                .rotations(
                        material("m1", "PENDING_IMPORT", "NON_CURRENT"),
                        material("m2", "IMPORTED", "NON_CURRENT"),
                        material("m3", "IMPORTED", "CURRENT"),
                        material(null, "PENDING_IMPORT", "NON_CURRENT")));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("NON_CURRENT and PENDING_IMPORT: m1;material without an id");
    }

    @Test
    void passesWhereOnlyTheCurrentMaterialIsMissingWhichOthersReport() {
        assertThat(judge(imported().rotations(material("m1", "PENDING_IMPORT", "CURRENT")))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(imported()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereMaterialsWereNotListed() {
        assertThat(judge(imported().rotations(new Observed.Throttled<>("kms:ListKeyRotations", ""))))
                .isEqualTo(Verdict.unknown("throttled kms:ListKeyRotations"));
    }

    @Test
    void doesNotApplyToMaterialOfKms() {
        assertThat(judge(key().rotations(material("m1", "PENDING_IMPORT", "NON_CURRENT")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    private static KeyRotation material(@Nullable String id, String importState, String state) {
        return new KeyRotation(id, null, importState, state, null, null, null, null);
    }

    private static KeyBuilder imported() {
        return key().origin("EXTERNAL");
    }

    private static Verdict judge(KeyBuilder key) {
        return new ImportedMaterialIncomplete().evaluate(key.classified(), context());
    }
}
