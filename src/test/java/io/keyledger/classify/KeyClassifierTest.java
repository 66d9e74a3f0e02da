package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyClassifierTest {
    @ParameterizedTest
    @CsvSource({
        "AWS, AWS_KMS, AWS_MANAGED",
        "CUSTOMER, AWS_KMS, CUSTOMER_MANAGED",
        "CUSTOMER, EXTERNAL, IMPORTED",
        "CUSTOMER, AWS_CLOUDHSM, CLOUDHSM",
        "CUSTOMER, EXTERNAL_KEY_STORE, EXTERNAL_KEY_STORE",
        "CUSTOMER, SOMETHING_NEW, UNKNOWN",
        "SOMEONE_NEW, AWS_KMS, UNKNOWN",
    })
    void custodyFollowsFromManagerAndOrigin(String manager, String origin, Custody custody) {
        assertThat(key().manager(manager).origin(origin).classified().custody()).isEqualTo(custody);
    }

    @Test
    void anAliasOfAwsDoesNotMakeAKeyAwsManaged() {
        assertThat(key().aliases("alias/aws/s3").metadataDenied().classified().custody())
                .isEqualTo(Custody.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Creating, PRE_ACTIVATION",
        "PendingImport, PRE_ACTIVATION",
        "Enabled, ACTIVE",
        "Updating, ACTIVE",
        "Disabled, SUSPENDED",
        "Unavailable, SUSPENDED",
        "PendingDeletion, DEACTIVATED",
        "PendingReplicaDeletion, DEACTIVATED",
        "gone, DESTROYED",
        "SomethingNew, UNKNOWN",
    })
    void lifecycleFollowsFromTheKeyState(String state, Lifecycle lifecycle) {
        assertThat(key().state(state).classified().lifecycle()).isEqualTo(lifecycle);
    }

    @Test
    void aKeyThatLostItsMaterialIsSuspendedNotNew() {
        KeyBuilder expired = key().origin("EXTERNAL").state("PendingImport");
        KeyRotation lost = new KeyRotation("m1", null, "PENDING_IMPORT", "CURRENT", null, null, null, null);

        assertThat(expired.rotations(lost).classified().lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
        assertThat(key().state("PendingImport").material("m1").classified().lifecycle())
                .isEqualTo(Lifecycle.SUSPENDED);
        assertThat(key().state("PendingImport")
                        .validTo("2026-01-01T00:00:00Z")
                        .classified()
                        .lifecycle())
                .isEqualTo(Lifecycle.SUSPENDED);
        assertThat(key().state("PendingImport")
                        .lastUsage("Decrypt", "2026-01-01T00:00:00Z", null)
                        .classified()
                        .lifecycle())
                .isEqualTo(Lifecycle.SUSPENDED);
    }

    @Test
    void whetherAKeyEverHadMaterialIsUnknownWhereItsMaterialCouldNotBeListed() {
        assertThat(key().state("PendingImport")
                        .rotations(new Observed.Denied<>("kms:ListKeyRotations", ""))
                        .classified()
                        .lifecycle())
                .isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void unreadMetadataLeavesKindAndStateUnknownAndSaysWhy() {
        KeySummary summary = KeyClassifier.summarise(key().metadataDenied().build());

        assertThat(summary.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(summary.lifecycle()).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(summary.keyState()).isEqualTo("unknown");
        assertThat(summary.gap()).isEqualTo("denied kms:DescribeKey: not authorized");
    }

    @Test
    void theSummaryKeepsWhatResourcesAsk() {
        KeySummary summary = KeyClassifier.summarise(key().origin("EXTERNAL")
                .state("PendingDeletion")
                .deletionDate("2026-12-03T00:00:00Z")
                .validTo("2027-01-01T00:00:00Z")
                .keyStore("cks-1")
                .build());

        assertThat(summary.custody()).isEqualTo(Custody.IMPORTED);
        assertThat(summary.keyState()).isEqualTo("PendingDeletion");
        assertThat(summary.deletionDate()).isEqualTo("2026-12-03T00:00:00Z");
        assertThat(summary.validTo()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(summary.customKeyStoreId()).isEqualTo("cks-1");
        assertThat(summary.aliases()).containsExactly("alias/app");
        assertThat(summary.gap()).isEmpty();
    }
}
