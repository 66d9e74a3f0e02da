package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Fingerprint;
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
    private final Map<Fingerprint, byte[]> hashes = new HashMap<>();

    public LogHashes() {
        this(MOST);
    }

    LogHashes(int most) {
        this.most = most;
    }

    synchronized void add(String file, byte[] sha256) {
        if (hashes.size() < most) {
            hashes.put(Fingerprint.of(file), sha256);
        }
    }

    /** The hash of a file; empty if it was not read to its end. */
    synchronized Optional<byte[]> of(String file) {
        return Optional.ofNullable(hashes.get(Fingerprint.of(file)));
    }
}
