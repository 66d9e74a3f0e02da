package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The SHA-256 of log files' decompressed content, made while they are read, so that no file is read again to verify it.
 * Keeps a limited number; the other files are read again. Thread-safe.
 */
public final class LogHashes {
    /** They take some 30 MB. */
    private static final int MOST = 200_000;

    private final int most;
    private final Map<Name, byte[]> hashes = new HashMap<>();

    public LogHashes() {
        this(MOST);
    }

    LogHashes(int most) {
        this.most = most;
    }

    /** Half of a name's digest, which still tells all names apart and is shorter than the name. */
    private record Name(long first, long second) {
        static Name of(String name) {
            ByteBuffer digest = ByteBuffer.wrap(Sha256.newDigest().digest(name.getBytes(StandardCharsets.UTF_8)));
            return new Name(digest.getLong(), digest.getLong());
        }
    }

    synchronized void add(String file, byte[] sha256) {
        if (hashes.size() < most) {
            hashes.put(Name.of(file), sha256);
        }
    }

    /** The hash of a file; empty if it was not read to its end. */
    synchronized Optional<byte[]> of(String file) {
        return Optional.ofNullable(hashes.get(Name.of(file)));
    }
}
