package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GetKeyLastUsageResponse;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.kms.model.MultiRegionKeyType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

class KmsKeysIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();

    @Test
    void aKeyIsAsymmetricEncryptionKeyUnlessAskedOtherwise() {
        KeyMetadata key = kms.createKey().keyMetadata();

        assertThat(key.keyUsage()).isEqualTo(KeyUsageType.ENCRYPT_DECRYPT);
        assertThat(key.keySpec()).isEqualTo(KeySpec.SYMMETRIC_DEFAULT);
        assertThat(key.encryptionAlgorithms()).containsExactly(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT);
        assertThat(key.multiRegion()).isFalse();
        assertThat(key.currentKeyMaterialId()).isNotBlank();
        assertThat(key.hasSigningAlgorithms()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ML_DSA_44, SIGN_VERIFY",
        "ML_DSA_65, SIGN_VERIFY",
        "ML_DSA_87, SIGN_VERIFY",
        "ECC_NIST_EDWARDS25519, SIGN_VERIFY",
        "ECC_NIST_P384, SIGN_VERIFY",
        "RSA_2048, SIGN_VERIFY",
    })
    void signingKeysSign(KeySpec spec, KeyUsageType usage) {
        KeyMetadata key = create(spec, usage);
        SigningAlgorithmSpec algorithm = key.signingAlgorithms().getFirst();
        SdkBytes message = SdkBytes.fromUtf8String("message");

        SdkBytes signature = kms.sign(r -> r.keyId(key.keyId()).message(message).signingAlgorithm(algorithm))
                .signature();

        assertThat(kms.verify(r -> r.keyId(key.keyId())
                                .message(message)
                                .signature(signature)
                                .signingAlgorithm(algorithm))
                        .signatureValid())
                .isTrue();
        assertThat(kms.getPublicKey(r -> r.keyId(key.keyId())).publicKey().asByteArray())
                .isNotEmpty();
    }

    @Test
    void anHmacKeyHasMacAlgorithmsOnly() {
        KeyMetadata key = create(KeySpec.HMAC_384, KeyUsageType.GENERATE_VERIFY_MAC);

        assertThat(key.macAlgorithms()).containsExactly(MacAlgorithmSpec.HMAC_SHA_384);
        assertThat(key.hasEncryptionAlgorithms()).isFalse();
        assertThat(kms.generateMac(r -> r.keyId(key.keyId())
                                .message(SdkBytes.fromUtf8String("message"))
                                .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_384))
                        .mac()
                        .asByteArray())
                .hasSize(48);
    }

    @Test
    void aKeyAgreementKeyHasItsAlgorithm() {
        KeyMetadata key = create(KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT);

        assertThat(key.keyAgreementAlgorithmsAsStrings()).containsExactly("ECDH");
        assertThat(key.hasSigningAlgorithms()).isFalse();
    }

    @Test
    void aUsageThatASpecDoesNotOfferIsRefused() {
        assertThatThrownBy(() -> create(KeySpec.HMAC_256, KeyUsageType.ENCRYPT_DECRYPT))
                .hasMessageContaining("not compatible");
    }

    @Test
    void theKeyPolicyIsTheDefaultOneWhereNoneIsGiven() {
        KeyMetadata key = kms.createKey().keyMetadata();

        assertThat(kms.getKeyPolicy(r -> r.keyId(key.keyId())).policy()).contains("key-default-1");
        assertThatThrownBy(() -> kms.putKeyPolicy(r -> r.keyId(key.keyId()).policy("no policy")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void aKeyPolicyThatForbidsAnActionToEverybodyIsObeyed() {
        KeyMetadata key = kms.createKey().keyMetadata();
        kms.putKeyPolicy(r -> r.keyId(key.arn()).policy("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                   "Action": "kms:*", "Resource": "*"},
                  {"Effect": "Deny", "Principal": "*", "Action": "kms:ListGrants", "Resource": "*"}]}"""));

        assertThatThrownBy(() -> kms.listGrants(r -> r.keyId(key.keyId()))).hasMessageContaining("kms:ListGrants");
        assertThat(kms.listResourceTags(r -> r.keyId(key.keyId())).tags()).isEmpty();
    }

    @Test
    void anotherAccountSeesAKeyThatAllowsIt() {
        KeyMetadata shared = kms.createKey(r -> r.policy("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                   "Action": "kms:*", "Resource": "*"},
                  {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
                   "Action": ["kms:DescribeKey", "kms:CreateGrant"], "Resource": "*"}]}""")).keyMetadata();
        KeyMetadata unshared = kms.createKey().keyMetadata();
        KmsClient other = moto.in("444455556666", Region.US_EAST_1).kms();

        assertThat(other.describeKey(r -> r.keyId(shared.arn())).keyMetadata().awsAccountId())
                .isEqualTo("123456789012");
        assertThat(other.listKeys().keys()).isEmpty();
        assertThatThrownBy(() -> other.describeKey(r -> r.keyId(unshared.arn())))
                .satisfies(problem -> assertErrorCode(problem, "AccessDeniedException"));
        assertThatThrownBy(() -> other.getKeyPolicy(r -> r.keyId(shared.arn())))
                .satisfies(problem -> assertErrorCode(problem, "AccessDeniedException"));

        other.createGrant(r -> r.keyId(shared.arn())
                .granteePrincipal("arn:aws:iam::444455556666:role/reader")
                .operations(GrantOperation.DECRYPT));
        assertThat(kms.listGrants(r -> r.keyId(shared.keyId())).grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.issuingAccount()).isEqualTo("arn:aws:iam::444455556666:root"));
    }

    @Test
    void theLastUsageIsTheLastSuccessfulCryptographicOperation() {
        KeyMetadata key = kms.createKey().keyMetadata();
        GetKeyLastUsageResponse unused = kms.getKeyLastUsage(r -> r.keyId(key.keyId()));
        assertThat(unused.keyLastUsage().timestamp()).isNull();
        assertThat(unused.trackingStartDate()).isEqualTo(unused.keyCreationDate());

        kms.generateDataKey(r -> r.keyId(key.keyId()).keySpec("AES_256"));
        kms.disableKey(r -> r.keyId(key.keyId()));
        assertThatThrownBy(() -> kms.generateDataKey(r -> r.keyId(key.keyId()).numberOfBytes(8)))
                .isInstanceOf(DisabledException.class);

        GetKeyLastUsageResponse used = kms.getKeyLastUsage(r -> r.keyId(key.keyId()));
        assertThat(used.keyLastUsage().operationAsString()).isEqualTo("GenerateDataKey");
        assertThat(used.keyLastUsage().timestamp()).isAfterOrEqualTo(key.creationDate());
        assertThat(used.keyLastUsage().cloudTrailEventId()).isNotBlank();
        assertThat(used.keyLastUsage().kmsRequestId()).isNotBlank();
    }

    @Test
    void anOldKeyMayHaveBeenUsedBeforeTrackingBegan() {
        moto.controls().moveClockTo(Instant.parse("2025-01-15T00:00:00Z"));
        String keyId = kms.createKey().keyMetadata().keyId();
        moto.controls().moveClockTo(Instant.parse("2026-11-01T00:00:00Z"));

        GetKeyLastUsageResponse usage = kms.getKeyLastUsage(r -> r.keyId(keyId));

        assertThat(usage.keyCreationDate()).isBefore(usage.trackingStartDate());
        assertThat(usage.trackingStartDate()).isEqualTo("2026-04-23T00:00:00Z");
        assertThat(usage.keyLastUsage().operation()).isNull();
    }

    @Test
    void reEncryptingUsesBothKeys() {
        String from = kms.createKey().keyMetadata().keyId();
        String to = kms.createKey().keyMetadata().keyId();
        SdkBytes ciphertext = kms.encrypt(r -> r.keyId(from).plaintext(SdkBytes.fromUtf8String("x")))
                .ciphertextBlob();

        kms.reEncrypt(r -> r.ciphertextBlob(ciphertext).destinationKeyId(to));

        assertThat(kms.getKeyLastUsage(r -> r.keyId(from)).keyLastUsage().operationAsString())
                .isEqualTo("ReEncrypt");
        assertThat(kms.getKeyLastUsage(r -> r.keyId(to)).keyLastUsage().operationAsString())
                .isEqualTo("ReEncrypt");
    }

    @Test
    void aKeyIsGoneWhenItsWaitingPeriodIsOver() {
        String keyId = kms.createKey().keyMetadata().keyId();
        kms.scheduleKeyDeletion(r -> r.keyId(keyId).pendingWindowInDays(7));

        KeyMetadata waiting = kms.describeKey(r -> r.keyId(keyId)).keyMetadata();
        assertThat(waiting.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(waiting.deletionDate()).isAfter(Instant.now());
        assertThatThrownBy(() -> kms.encrypt(r -> r.keyId(keyId).plaintext(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(KmsInvalidStateException.class);

        moto.controls().forwardClock(Duration.ofDays(8));
        assertThatThrownBy(() -> kms.describeKey(r -> r.keyId(keyId))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aMultiRegionKeyKnowsItsRegions() {
        String keyId = kms.createKey(r -> r.multiRegion(true)).keyMetadata().keyId();
        kms.replicateKey(r -> r.keyId(keyId).replicaRegion("eu-west-1").description("replica"));
        KmsClient europe = moto.in(Region.EU_WEST_1).kms();

        KeyMetadata primary = kms.describeKey(r -> r.keyId(keyId)).keyMetadata();
        KeyMetadata replica = europe.describeKey(r -> r.keyId(keyId)).keyMetadata();

        assertThat(primary.multiRegionConfiguration().multiRegionKeyType()).isEqualTo(MultiRegionKeyType.PRIMARY);
        assertThat(replica.multiRegionConfiguration().multiRegionKeyType()).isEqualTo(MultiRegionKeyType.REPLICA);
        assertThat(replica.multiRegionConfiguration().primaryKey().region()).isEqualTo("us-east-1");
        assertThat(replica.multiRegionConfiguration().replicaKeys())
                .singleElement()
                .satisfies(entry -> assertThat(entry.arn()).isEqualTo(replica.arn()));
        assertThat(replica.description()).isEqualTo("replica");
        assertThat(primary.description()).isEmpty();

        SdkBytes ciphertext = kms.encrypt(r -> r.keyId(keyId).plaintext(SdkBytes.fromUtf8String("anywhere")))
                .ciphertextBlob();
        assertThat(europe.decrypt(r -> r.ciphertextBlob(ciphertext)).plaintext().asUtf8String())
                .isEqualTo("anywhere");
        assertThat(europe.getKeyLastUsage(r -> r.keyId(keyId)).keyLastUsage().operationAsString())
                .isEqualTo("Decrypt");
        assertThat(kms.getKeyLastUsage(r -> r.keyId(keyId)).keyLastUsage().operationAsString())
                .isEqualTo("Encrypt");
    }

    @Test
    void aPrimaryKeyWaitsForItsReplicasToBeGone() {
        String keyId = kms.createKey(r -> r.multiRegion(true)).keyMetadata().keyId();
        kms.replicateKey(r -> r.keyId(keyId).replicaRegion("eu-west-1"));
        KmsClient europe = moto.in(Region.EU_WEST_1).kms();

        kms.scheduleKeyDeletion(r -> r.keyId(keyId).pendingWindowInDays(7));
        KeyMetadata waiting = kms.describeKey(r -> r.keyId(keyId)).keyMetadata();
        assertThat(waiting.keyState()).isEqualTo(KeyState.PENDING_REPLICA_DELETION);
        assertThat(waiting.pendingDeletionWindowInDays()).isEqualTo(7);
        assertThat(waiting.deletionDate()).isNull();

        europe.scheduleKeyDeletion(r -> r.keyId(keyId).pendingWindowInDays(7));
        moto.controls().forwardClock(Duration.ofDays(8));
        assertThat(kms.describeKey(r -> r.keyId(keyId)).keyMetadata().keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
    }

    private KeyMetadata create(KeySpec spec, KeyUsageType usage) {
        return kms.createKey(r -> r.keySpec(spec).keyUsage(usage)).keyMetadata();
    }

    private static void assertErrorCode(Throwable problem, String code) {
        assertThat(((KmsException) problem).awsErrorDetails().errorCode()).isEqualTo(code);
    }
}
