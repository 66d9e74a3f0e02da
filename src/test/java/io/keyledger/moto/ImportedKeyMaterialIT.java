package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlgorithmSpec;
import software.amazon.awssdk.services.kms.model.ExpirationModelType;
import software.amazon.awssdk.services.kms.model.ExpiredImportTokenException;
import software.amazon.awssdk.services.kms.model.GetParametersForImportResponse;
import software.amazon.awssdk.services.kms.model.ImportState;
import software.amazon.awssdk.services.kms.model.ImportType;
import software.amazon.awssdk.services.kms.model.IncludeKeyMaterial;
import software.amazon.awssdk.services.kms.model.IncorrectKeyMaterialException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidImportTokenException;
import software.amazon.awssdk.services.kms.model.KeyMaterialState;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.RotationType;
import software.amazon.awssdk.services.kms.model.RotationsListEntry;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.WrappingKeySpec;

class ImportedKeyMaterialIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();
    private final ImportRitual ritual = new ImportRitual(kms);

    @Test
    void aKeyOfExternalOriginWaitsForItsMaterial() {
        KeyMetadata key = describe(externalKey());

        assertThat(key.keyState()).isEqualTo(KeyState.PENDING_IMPORT);
        assertThat(key.enabled()).isFalse();
        assertThat(key.origin()).isEqualTo(OriginType.EXTERNAL);
        assertThat(key.expirationModel()).isNull();
        assertThat(key.currentKeyMaterialId()).isNull();
        assertThatThrownBy(() -> encrypt(key.keyId(), "x")).isInstanceOf(KmsInvalidStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_256"})
    void wrappedMaterialMakesTheKeyUsable(AlgorithmSpec algorithm) {
        String keyId = externalKey();

        new ImportRitual(kms, algorithm, WrappingKeySpec.RSA_3072).importInto(keyId, ImportRitual.material());

        KeyMetadata key = describe(keyId);
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(key.expirationModel()).isEqualTo(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE);
        assertThat(key.validTo()).isNull();
        assertThat(key.currentKeyMaterialId()).matches("[0-9a-f]{64}");
        assertThat(decrypt(encrypt(keyId, "secret"))).isEqualTo("secret");
    }

    @Test
    void whatIsEncryptedIsEncryptedUnderTheImportedMaterial() {
        byte[] material = ImportRitual.material();
        String first = externalKey();
        String second = externalKey();
        ritual.importInto(first, material);
        ritual.importInto(second, material);

        assertThat(describe(first).currentKeyMaterialId())
                .as("the id comes from key and material")
                .isNotEqualTo(describe(second).currentKeyMaterialId());
        kms.deleteImportedKeyMaterial(r -> r.keyId(first));
        assertThat(ritual.importInto(first, material).keyMaterialId())
                .isEqualTo(describe(first).currentKeyMaterialId());
    }

    @Test
    void theParametersAreForOneKeyAndOneDay() {
        String keyId = externalKey();
        GetParametersForImportResponse parameters = ritual.parameters(keyId);
        SdkBytes wrapped = wrap(parameters, ImportRitual.material());

        assertThat(parameters.parametersValidTo())
                .isCloseTo(Instant.now().plus(Duration.ofHours(24)), within(1, ChronoUnit.MINUTES));
        String other = externalKey();
        assertThatThrownBy(() -> kms.importKeyMaterial(r -> r.keyId(other)
                        .importToken(parameters.importToken())
                        .encryptedKeyMaterial(wrapped)
                        .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE)))
                .isInstanceOf(InvalidImportTokenException.class);

        moto.controls().forwardClock(Duration.ofHours(25));
        assertThatThrownBy(() -> kms.importKeyMaterial(r -> r.keyId(keyId)
                        .importToken(parameters.importToken())
                        .encryptedKeyMaterial(wrapped)
                        .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE)))
                .isInstanceOf(ExpiredImportTokenException.class);
    }

    @Test
    void aWrappingWithTheWrongMaskIsRefused() throws GeneralSecurityException {
        String keyId = externalKey();
        GetParametersForImportResponse parameters = ritual.parameters(keyId);
        PublicKey publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(parameters.publicKey().asByteArray()));
        byte[] wrapped = ImportRitual.oaep("SHA-256", MGF1ParameterSpec.SHA1, publicKey, ImportRitual.material());

        assertThatThrownBy(() -> kms.importKeyMaterial(r -> r.keyId(keyId)
                        .importToken(parameters.importToken())
                        .encryptedKeyMaterial(SdkBytes.fromByteArray(wrapped))
                        .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE)))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThat(describe(keyId).keyState()).isEqualTo(KeyState.PENDING_IMPORT);
    }

    @Test
    void materialOfTheWrongLengthIsRefused() {
        String keyId = externalKey();

        assertThatThrownBy(() -> ritual.importInto(keyId, new byte[16]))
                .isInstanceOf(IncorrectKeyMaterialException.class);
    }

    @Test
    void onlyTheSameMaterialBringsTheDataBack() {
        String keyId = externalKey();
        byte[] material = ImportRitual.material();
        ritual.importInto(keyId, material);
        SdkBytes ciphertext = encrypt(keyId, "precious");

        kms.deleteImportedKeyMaterial(r -> r.keyId(keyId));
        assertThat(describe(keyId).keyState()).isEqualTo(KeyState.PENDING_IMPORT);
        assertThatThrownBy(() -> decrypt(ciphertext)).isInstanceOf(KmsInvalidStateException.class);

        assertThatThrownBy(() -> ritual.importInto(keyId, ImportRitual.material()))
                .isInstanceOf(IncorrectKeyMaterialException.class);
        ritual.importInto(keyId, material);
        assertThat(decrypt(ciphertext)).isEqualTo("precious");
    }

    @Test
    void materialExpiresWhenItsTimeIsOver() {
        String keyId = externalKey();
        byte[] material = ImportRitual.material();
        Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        ritual.importInto(keyId, material, end);

        KeyMetadata before = describe(keyId);
        assertThat(before.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(before.expirationModel()).isEqualTo(ExpirationModelType.KEY_MATERIAL_EXPIRES);
        assertThat(before.validTo()).isEqualTo(end);

        moto.controls().moveClockTo(end.plusSeconds(1));
        KeyMetadata after = describe(keyId);
        assertThat(after.keyState()).isEqualTo(KeyState.PENDING_IMPORT);
        assertThat(after.enabled()).isFalse();
        assertThat(after.validTo()).isNull();

        moto.controls().moveClockTo(end.minusSeconds(60));
        assertThat(describe(keyId).keyState())
                .as("KMS has deleted it; an earlier clock does not bring it back")
                .isEqualTo(KeyState.PENDING_IMPORT);
        ritual.importInto(keyId, material);
        assertThat(describe(keyId).keyState()).isEqualTo(KeyState.ENABLED);
    }

    @Test
    void materialCanBeMadeToExpireAtOnce() {
        String keyId = externalKey();
        ritual.importInto(keyId, ImportRitual.material());

        moto.controls().expireKeyMaterial(describe(keyId).arn());

        assertThat(describe(keyId).keyState()).isEqualTo(KeyState.PENDING_IMPORT);
    }

    @Test
    void expirationMustBeGivenAndBeWithinAYear() {
        String keyId = externalKey();
        byte[] material = ImportRitual.material();

        assertThatThrownBy(() -> ritual.importInto(keyId, material, r -> {}))
                .hasMessageContaining("ValidTo is required");
        assertThatThrownBy(
                        () -> ritual.importInto(keyId, material, Instant.now().minusSeconds(5)))
                .isInstanceOf(KmsException.class);
        assertThatThrownBy(
                        () -> ritual.importInto(keyId, material, Instant.now().plus(Duration.ofDays(366))))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void newMaterialIsRotatedInOnDemandAndTheOldStaysNeeded() {
        String keyId = externalKey();
        byte[] firstMaterial = ImportRitual.material();
        ritual.importInto(keyId, firstMaterial);
        String firstId = describe(keyId).currentKeyMaterialId();
        SdkBytes old = encrypt(keyId, "old");
        assertThatThrownBy(() -> kms.rotateKeyOnDemand(r -> r.keyId(keyId)))
                .isInstanceOf(KmsInvalidStateException.class);

        String secondId = ritual.importInto(
                        keyId,
                        ImportRitual.material(),
                        r -> r.importType(ImportType.NEW_KEY_MATERIAL)
                                .keyMaterialDescription("second")
                                .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE))
                .keyMaterialId();
        assertThat(describe(keyId).currentKeyMaterialId()).isEqualTo(firstId);
        assertThat(material(keyId, secondId)).satisfies(row -> {
            assertThat(row.keyMaterialState()).isEqualTo(KeyMaterialState.PENDING_ROTATION);
            assertThat(row.importState()).isEqualTo(ImportState.IMPORTED);
            assertThat(row.keyMaterialDescription()).isEqualTo("second");
            assertThat(row.rotationDate()).isNull();
        });

        kms.rotateKeyOnDemand(r -> r.keyId(keyId));

        assertThat(describe(keyId).currentKeyMaterialId()).isEqualTo(secondId);
        assertThat(kms.listKeyRotations(r -> r.keyId(keyId)).rotations())
                .singleElement()
                .satisfies(row -> assertThat(row.rotationType()).isEqualTo(RotationType.ON_DEMAND));
        assertThat(decrypt(old)).isEqualTo("old");

        kms.deleteImportedKeyMaterial(r -> r.keyId(keyId).keyMaterialId(firstId));
        assertThat(describe(keyId).keyState()).isEqualTo(KeyState.PENDING_IMPORT);
        assertThat(material(keyId, firstId)).satisfies(row -> {
            assertThat(row.keyMaterialState()).isEqualTo(KeyMaterialState.NON_CURRENT);
            assertThat(row.importState()).isEqualTo(ImportState.PENDING_IMPORT);
        });
        ritual.importInto(keyId, firstMaterial);
        assertThat(decrypt(old)).isEqualTo("old");
    }

    @Test
    void automaticRotationIsNotOffered() {
        String keyId = externalKey();

        assertThatThrownBy(() -> kms.getKeyRotationStatus(r -> r.keyId(keyId)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kms.enableKeyRotation(r -> r.keyId(keyId)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void keysWhoseMaterialKmsMadeImportNothing() {
        String keyId = kms.createKey().keyMetadata().keyId();

        assertThatThrownBy(() -> ritual.parameters(keyId)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kms.deleteImportedKeyMaterial(r -> r.keyId(keyId)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aPrivateKeyIsImportedThroughAnAesKey() throws GeneralSecurityException {
        String keyId = kms.createKey(r ->
                        r.origin(OriginType.EXTERNAL).keySpec(KeySpec.RSA_2048).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();

        new ImportRitual(kms, AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_256, WrappingKeySpec.RSA_4096)
                .importInto(keyId, pair.getPrivate().getEncoded());

        assertThat(kms.getPublicKey(r -> r.keyId(keyId)).publicKey().asByteArray())
                .isEqualTo(pair.getPublic().getEncoded());
        assertThat(describe(keyId).keyState()).isEqualTo(KeyState.ENABLED);
    }

    @Test
    void replicasNeedTheirOwnImport() {
        String keyId = kms.createKey(r -> r.origin(OriginType.EXTERNAL).multiRegion(true))
                .keyMetadata()
                .keyId();
        byte[] material = ImportRitual.material();
        ritual.importInto(keyId, material);
        kms.replicateKey(r -> r.keyId(keyId).replicaRegion("eu-west-1"));
        KmsClient europe = moto.in(Region.EU_WEST_1).kms();

        assertThat(europe.describeKey(r -> r.keyId(keyId)).keyMetadata().keyState())
                .isEqualTo(KeyState.PENDING_IMPORT);
        new ImportRitual(europe).importInto(keyId, material);
        assertThat(europe.describeKey(r -> r.keyId(keyId)).keyMetadata().keyState())
                .isEqualTo(KeyState.ENABLED);

        byte[] next = ImportRitual.material();
        String nextId = ritual.importInto(
                        keyId,
                        next,
                        r -> r.importType(ImportType.NEW_KEY_MATERIAL)
                                .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE))
                .keyMaterialId();
        assertThat(material(keyId, nextId).keyMaterialState())
                .isEqualTo(KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION);
        new ImportRitual(europe).importInto(keyId, next);
        assertThat(material(keyId, nextId).keyMaterialState()).isEqualTo(KeyMaterialState.PENDING_ROTATION);
    }

    private String externalKey() {
        return kms.createKey(r -> r.origin(OriginType.EXTERNAL)).keyMetadata().keyId();
    }

    private KeyMetadata describe(String keyId) {
        return kms.describeKey(r -> r.keyId(keyId)).keyMetadata();
    }

    private RotationsListEntry material(String keyId, String materialId) {
        return kms
                .listKeyRotations(r -> r.keyId(keyId).includeKeyMaterial(IncludeKeyMaterial.ALL_KEY_MATERIAL))
                .rotations()
                .stream()
                .filter(row -> row.keyMaterialId().equals(materialId))
                .findFirst()
                .orElseThrow();
    }

    private static SdkBytes wrap(GetParametersForImportResponse parameters, byte[] material) {
        return SdkBytes.fromByteArray(ImportRitual.wrap(
                AlgorithmSpec.RSAES_OAEP_SHA_256, parameters.publicKey().asByteArray(), material));
    }

    private SdkBytes encrypt(String keyId, String text) {
        return kms.encrypt(r -> r.keyId(keyId).plaintext(SdkBytes.fromUtf8String(text)))
                .ciphertextBlob();
    }

    private String decrypt(SdkBytes ciphertext) {
        return kms.decrypt(r -> r.ciphertextBlob(ciphertext)).plaintext().asUtf8String();
    }
}
