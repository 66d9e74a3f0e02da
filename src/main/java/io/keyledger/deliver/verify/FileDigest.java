package io.keyledger.deliver.verify;

import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 in hexadecimal. */
final class FileDigest {
    private static final int BUFFER = 1 << 16;

    private FileDigest() {}

    static String of(byte[] content) {
        return Sha256.hex(content);
    }

    /** Stops if the file is longer than the limit. */
    static String of(Path file, long longest) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[BUFFER];
        long read = 0;
        try (InputStream stream = Files.newInputStream(file)) {
            for (int octets = stream.read(buffer); octets >= 0 && read <= longest; octets = stream.read(buffer)) {
                digest.update(buffer, 0, octets);
                read += octets;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
