package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.ConflictException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.IncludeKeyMaterial;
import software.amazon.awssdk.services.kms.model.KeyMaterialState;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.LimitExceededException;
import software.amazon.awssdk.services.kms.model.RotationType;
import software.amazon.awssdk.services.kms.model.RotationsListEntry;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class KeyRotationIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();

    @Test
    void rotationIsOffUntilItIsEnabled() {
        String keyId = kms.createKey().keyMetadata().keyId();

        GetKeyRotationStatusResponse off = status(keyId);
        assertThat(off.keyRotationEnabled()).isFalse();
        assertThat(off.rotationPeriodInDays()).isNull();
        assertThat(off.nextRotationDate()).isNull();

        kms.enableKeyRotation(r -> r.keyId(keyId).rotationPeriodInDays(180));
        GetKeyRotationStatusResponse on = status(keyId);
        assertThat(on.keyRotationEnabled()).isTrue();
        assertThat(on.rotationPeriodInDays()).isEqualTo(180);
        assertThat(on.nextRotationDate())
                .isCloseTo(Instant.now().plus(Duration.ofDays(180)), within(1, ChronoUnit.MINUTES));

        kms.disableKeyRotation(r -> r.keyId(keyId));
        assertThat(status(keyId).keyRotationEnabled()).isFalse();
    }

    @Test
    void timeRotatesAKey() {
        String keyId = kms.createKey().keyMetadata().keyId();
        kms.enableKeyRotation(r -> r.keyId(keyId));
        SdkBytes old = kms.encrypt(r -> r.keyId(keyId).plaintext(SdkBytes.fromUtf8String("old")))
                .ciphertextBlob();

        moto.controls().forwardClock(Duration.ofDays(366 * 2));

        assertThat(kms.listKeyRotations(r -> r.keyId(keyId)).rotations())
                .hasSize(2)
                .extracting(RotationsListEntry::rotationType)
                .containsOnly(RotationType.AUTOMATIC);
        assertThat(kms.decrypt(r -> r.ciphertextBlob(old)).plaintext().asUtf8String())
                .isEqualTo("old");
    }

    @Test
    void allKeyMaterialIncludesTheFirst() {
        String keyId = kms.createKey().keyMetadata().keyId();
        kms.rotateKeyOnDemand(r -> r.keyId(keyId));

        List<RotationsListEntry> rows = kms.listKeyRotations(
                        r -> r.keyId(keyId).includeKeyMaterial(IncludeKeyMaterial.ALL_KEY_MATERIAL))
                .rotations();

        assertThat(rows)
                .extracting(RotationsListEntry::keyMaterialState)
                .containsExactly(KeyMaterialState.NON_CURRENT, KeyMaterialState.CURRENT);
        assertThat(rows.getFirst().rotationDate()).isNull();
        assertThat(rows.getLast().rotationType()).isEqualTo(RotationType.ON_DEMAND);
        assertThat(kms.describeKey(r -> r.keyId(keyId)).keyMetadata().currentKeyMaterialId())
                .isEqualTo(rows.getLast().keyMaterialId());
    }

    @Test
    void anOnDemandRotationIsSeenWhileItIsInProgress() {
        var key = kms.createKey().keyMetadata();
        moto.controls().holdOnDemandRotations();
        kms.rotateKeyOnDemand(r -> r.keyId(key.keyId()));

        assertThat(status(key.keyId()).onDemandRotationStartDate())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(kms.listKeyRotations(r -> r.keyId(key.keyId())).rotations()).isEmpty();
        assertThatThrownBy(() -> kms.rotateKeyOnDemand(r -> r.keyId(key.keyId())))
                .isInstanceOf(ConflictException.class);

        moto.controls().finishOnDemandRotation(key.arn());
        assertThat(status(key.keyId()).onDemandRotationStartDate()).isNull();
        assertThat(kms.listKeyRotations(r -> r.keyId(key.keyId())).rotations()).hasSize(1);
    }

    @Test
    void onDemandRotationsAreCounted() {
        String keyId = kms.createKey().keyMetadata().keyId();
        for (int rotation = 0; rotation < 25; rotation++) {
            kms.rotateKeyOnDemand(r -> r.keyId(keyId));
        }

        assertThatThrownBy(() -> kms.rotateKeyOnDemand(r -> r.keyId(keyId))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void aKeyThatIsToBeDeletedDoesNotRotate() {
        String keyId = kms.createKey().keyMetadata().keyId();
        kms.enableKeyRotation(r -> r.keyId(keyId));

        kms.scheduleKeyDeletion(r -> r.keyId(keyId));
        assertThat(status(keyId).keyRotationEnabled()).isFalse();

        kms.cancelKeyDeletion(r -> r.keyId(keyId));
        assertThat(status(keyId).keyRotationEnabled()).isTrue();
    }

    @Test
    void aDisabledKeyKeepsItsStatusAndItsDate() {
        String keyId = kms.createKey().keyMetadata().keyId();
        kms.enableKeyRotation(r -> r.keyId(keyId));
        kms.disableKey(r -> r.keyId(keyId));

        assertThat(status(keyId).keyRotationEnabled()).isTrue();
        assertThatThrownBy(() -> kms.disableKeyRotation(r -> r.keyId(keyId))).isInstanceOf(DisabledException.class);
        moto.controls().forwardClock(Duration.ofDays(400));
        assertThat(kms.listKeyRotations(r -> r.keyId(keyId)).rotations()).isEmpty();
    }

    @Test
    void asymmetricAndHmacKeysDoNotRotate() {
        String asymmetric = kms.createKey(r -> r.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
        String hmac = kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata()
                .keyId();

        assertThat(List.of(asymmetric, hmac)).allSatisfy(keyId -> {
            assertThatThrownBy(() -> status(keyId)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> kms.listKeyRotations(r -> r.keyId(keyId)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> kms.rotateKeyOnDemand(r -> r.keyId(keyId)))
                    .isInstanceOf(UnsupportedOperationException.class);
        });
    }

    @Test
    void aReplicaSharesTheRotationOfItsPrimary() {
        String keyId = kms.createKey(r -> r.multiRegion(true)).keyMetadata().keyId();
        kms.replicateKey(r -> r.keyId(keyId).replicaRegion("eu-west-1"));
        KmsClient europe = moto.in(Region.EU_WEST_1).kms();
        kms.enableKeyRotation(r -> r.keyId(keyId));

        assertThat(europe.getKeyRotationStatus(r -> r.keyId(keyId)).keyRotationEnabled())
                .isTrue();
        assertThatThrownBy(() -> europe.disableKeyRotation(r -> r.keyId(keyId)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private GetKeyRotationStatusResponse status(String keyId) {
        return kms.getKeyRotationStatus(r -> r.keyId(keyId));
    }
}
