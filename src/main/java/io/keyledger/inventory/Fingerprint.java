package io.keyledger.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Half of the SHA-256 digest of a text, which is shorter than most texts and still tells all of them apart. */
public record Fingerprint(long first, long second) {
    /** The fingerprint of a text. */
    public static Fingerprint of(String text) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }
}
