package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * CloudTrail's signature of a digest file (AWS CloudTrail User Guide, custom implementations of log file integrity
 * validation).
 */
final class DigestSignature {
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int SHORT_LENGTH = 0x80;
    private static final int LONG_LENGTH = 0x82;
    private static final int BYTE = 8;
    private static final int MOST_BYTES = 0xffff;
    /** The algorithm identifier of rsaEncryption (RFC 3279). */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private DigestSignature() {}

    /**
     * Whether the signature is CloudTrail's.
     *
     * @param content the digest file, not compressed
     * @param signature in hexadecimal
     * @param key the public key as PKCS #1
     */
    static boolean isValid(TrailDigest digest, byte[] content, String algorithm, String signature, byte[] key) {
        if (!algorithm.equals(ALGORITHM)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(key));
            verifier.update(signed(digest, content).getBytes(StandardCharsets.UTF_8));
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    /** The text that is signed. */
    static String signed(TrailDigest digest, byte[] content) {
        TrailDigest.Seal seal = digest.seal();
        return String.join(
                "\n",
                seal.end(),
                seal.bucket() + "/" + seal.object(),
                Sha256.hex(content),
                seal.previousSignature().isEmpty() ? "null" : seal.previousSignature());
    }

    /** Java reads keys with their algorithm (X.509, SubjectPublicKeyInfo), and CloudTrail lists them without. */
    private static PublicKey publicKey(byte[] pkcs1) throws GeneralSecurityException {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        // No bit of the last byte is unused.
        bits.write(0);
        bits.writeBytes(pkcs1);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(RSA);
        both.writeBytes(encoded(BIT_STRING, bits.toByteArray()));
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(encoded(SEQUENCE, both.toByteArray())));
    }

    private static byte[] encoded(int tag, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException("the key is too long");
        }
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        if (content.length >= SHORT_LENGTH) {
            der.write(LONG_LENGTH);
            der.write(content.length >> BYTE);
        }
        der.write(content.length);
        der.writeBytes(content);
        return der.toByteArray();
    }
}
