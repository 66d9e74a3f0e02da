package io.keyledger.moto;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlgorithmSpec;
import software.amazon.awssdk.services.kms.model.ExpirationModelType;
import software.amazon.awssdk.services.kms.model.GetParametersForImportResponse;
import software.amazon.awssdk.services.kms.model.ImportKeyMaterialRequest;
import software.amazon.awssdk.services.kms.model.ImportKeyMaterialResponse;
import software.amazon.awssdk.services.kms.model.WrappingKeySpec;

/** Imports key material as its owner does: fetch a wrapping key, wrap the material with it, hand it in. */
public record ImportRitual(KmsClient kms, AlgorithmSpec algorithm, WrappingKeySpec wrappingKeySpec) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public ImportRitual(KmsClient kms) {
        this(kms, AlgorithmSpec.RSAES_OAEP_SHA_256, WrappingKeySpec.RSA_2048);
    }

    /** Fresh material for a symmetric encryption key. */
    public static byte[] material() {
        byte[] material = new byte[32];
        RANDOM.nextBytes(material);
        return material;
    }

    /** Imports material that never expires. */
    public ImportKeyMaterialResponse importInto(String keyId, byte[] material) {
        return importInto(
                keyId, material, request -> request.expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE));
    }

    /** Imports material that expires at this time. */
    public ImportKeyMaterialResponse importInto(String keyId, byte[] material, Instant validTo) {
        return importInto(
                keyId,
                material,
                request -> request.expirationModel(ExpirationModelType.KEY_MATERIAL_EXPIRES)
                        .validTo(validTo));
    }

    /** Imports material with what {@code details} adds to the request. */
    public ImportKeyMaterialResponse importInto(
            String keyId, byte[] material, Consumer<ImportKeyMaterialRequest.Builder> details) {
        GetParametersForImportResponse parameters = parameters(keyId);
        byte[] wrapped = wrap(algorithm, parameters.publicKey().asByteArray(), material);
        return kms.importKeyMaterial(request -> {
            request.keyId(keyId)
                    .importToken(parameters.importToken())
                    .encryptedKeyMaterial(SdkBytes.fromByteArray(wrapped));
            details.accept(request);
        });
    }

    GetParametersForImportResponse parameters(String keyId) {
        return kms.getParametersForImport(
                request -> request.keyId(keyId).wrappingAlgorithm(algorithm).wrappingKeySpec(wrappingKeySpec));
    }

    static byte[] wrap(AlgorithmSpec algorithm, byte[] publicKey, byte[] material) {
        try {
            PublicKey wrappingKey = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey));
            return switch (algorithm) {
                case RSAES_OAEP_SHA_1 -> oaep("SHA-1", MGF1ParameterSpec.SHA1, wrappingKey, material);
                case RSAES_OAEP_SHA_256 -> oaep("SHA-256", MGF1ParameterSpec.SHA256, wrappingKey, material);
                case RSA_AES_KEY_WRAP_SHA_256 -> throughAes(wrappingKey, material);
                case RSA_AES_KEY_WRAP_SHA_1, RSAES_PKCS1_V1_5, SM2_PKE, UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("not wrapped here with " + algorithm);
            };
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** Java's own name for OAEP with SHA-256 means a mask generation with SHA-1, which KMS refuses; hence the spec. */
    static byte[] oaep(String digest, MGF1ParameterSpec mask, PublicKey wrappingKey, byte[] material)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                wrappingKey,
                new OAEPParameterSpec(digest, "MGF1", mask, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(material);
    }

    /** RSA wraps a fresh AES key, and the AES key wraps the material with padding (RFC 5649). */
    private static byte[] throughAes(PublicKey wrappingKey, byte[] material) throws GeneralSecurityException {
        byte[] aesKey = material();
        Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding");
        cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(aesKey, "AES"));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(oaep("SHA-256", MGF1ParameterSpec.SHA256, wrappingKey, aesKey));
        both.writeBytes(cipher.wrap(new SecretKeySpec(material, "AES")));
        return both.toByteArray();
    }
}
