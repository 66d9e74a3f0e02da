package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Proves with CloudTrail's digest files that no log file is missing or changed (AWS CloudTrail user guide,
 * custom implementations of log file integrity validation).
 */
public final class TrailVerification {
    private static final String DIGEST = "_CloudTrail-Digest_";
    private static final int MOST_DIGEST_BYTES = 64 << 20;

    private final TrailFiles files;
    private final LogHashes hashes;
    private final Map<String, Chain> chains = new HashMap<>();
    private final TreeSet<String> firstProblems = new TreeSet<>();
    private long digests;
    private long signed;
    private String unsigned = "";
    private long listed;
    private long proven;
    private long problems;
    private @Nullable Instant from;
    private @Nullable Instant to;

    private TrailVerification(TrailFiles files, LogHashes hashes) {
        this.files = files;
        this.hashes = hashes;
        if (!files.hasSignatures()) {
            this.unsigned =
                    "CloudTrail's signature is not part of a copy; --cloudtrail s3://BUCKET checks it in the bucket";
        }
    }

    /**
     * Checks every digest file and each log file that it lists.
     *
     * @param hashes of log files that were read already; the others are read now
     * @throws IOException if the files cannot be listed, or the thread is interrupted
     */
    public static TrailProof of(TrailFiles files, LogHashes hashes) throws IOException {
        TrailVerification verification = new TrailVerification(files, hashes);
        ParallelReading.over(files, TrailFiles.Kind.DIGESTS, verification.new Visitor());
        return verification.proof();
    }

    /**
     * Whether a folder has a digest file.
     *
     * @throws IOException if the folder cannot be read
     */
    public static boolean isPossible(Path path) throws IOException {
        return new FolderFiles(path).any(TrailVerification::isDigest);
    }

    private static boolean isDigest(String name) {
        return name.contains(DIGEST) && name.endsWith(".json.gz");
    }

    private final class Visitor implements ParallelReading.Visit {
        @Override
        public Optional<Runnable> file(TrailFile file) {
            return isDigest(file.name()) ? Optional.of(() -> verify(file)) : Optional.empty();
        }

        @Override
        public void notAFile(String name) {
            // A digest file is one.
        }

        @Override
        public void unreadable(String name) {
            problem(name + " can't be read");
        }
    }

    private void verify(TrailFile file) {
        String name = name(file.name());
        TrailDigest digest;
        boolean isSigned;
        try (TrailFiles.Content content = files.open(file);
                InputStream stream = BoundedStream.of(content, file.name(), MOST_DIGEST_BYTES)) {
            byte[] bytes = stream.readAllBytes();
            digest = TrailDigest.parse(bytes);
            isSigned = files.hasSignatures() && isSigned(file, digest, bytes, content.metadata());
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException _) {
            problem(name + " is not a readable digest file");
            return;
        }
        TrailDigest.Hashed previous = digest.previous();
        boolean follows = previous != null && check(previous) != Delivered.MISSING;
        int unchanged = 0;
        for (TrailDigest.Hashed log : digest.logFiles()) {
            switch (check(log)) {
                case MISSING -> problem(log.name() + " is missing");
                case UNCHANGED -> unchanged++;
                case CHANGED, UNREAD -> {}
            }
        }
        add(name, digest, follows, unchanged, isSigned);
    }

    private boolean isSigned(TrailFile file, TrailDigest digest, byte[] content, Map<String, String> metadata) {
        String name = name(file.name());
        if (!digest.seal().object().equals(file.name())) {
            problem(name + " is not where CloudTrail delivered it");
            return false;
        }
        byte[] key;
        try {
            key = files.publicKeys(region(name)).get(digest.seal().fingerprint());
        } catch (IOException unlisted) {
            unsigned("CloudTrail's public keys can't be listed: " + unlisted.getMessage());
            return false;
        }
        if (key == null
                || !DigestSignature.isValid(
                        digest,
                        content,
                        metadata.getOrDefault("signature-algorithm", ""),
                        metadata.getOrDefault("signature", ""),
                        key)) {
            problem(name + " does not have CloudTrail's signature");
            return false;
        }
        return true;
    }

    /** The Region in the name of a digest file: {@code ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOME_TIME.json.gz}. */
    private static String region(String name) {
        String rest = name.substring(name.indexOf(DIGEST) + DIGEST.length());
        return rest.substring(0, Math.max(0, rest.indexOf('_')));
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private synchronized void unsigned(String reason) {
        unsigned = unsigned.isEmpty() || reason.compareTo(unsigned) < 0 ? reason : unsigned;
    }

    private synchronized void add(String name, TrailDigest digest, boolean follows, int unchanged, boolean isSigned) {
        digests++;
        signed += isSigned ? 1 : 0;
        listed += digest.logFiles().size();
        proven += unchanged;
        from = from == null || digest.start().isBefore(from) ? digest.start() : from;
        to = to == null || digest.end().isAfter(to) ? digest.end() : to;
        Chain chain = chains.computeIfAbsent(chain(name), _ -> new Chain());
        chain.start = digest.start().isBefore(chain.start) ? digest.start() : chain.start;
        if (!follows) {
            chain.beginnings.put(digest.start(), name);
        }
    }

    /** The trail and Region: the name without the time at its end. */
    private static String chain(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('_')));
    }

    /**
     * The digest files of a trail in a Region. A copy may begin anywhere, but has no other digest without the one
     * before.
     */
    private static final class Chain {
        private final SortedMap<Instant, String> beginnings = new TreeMap<>();
        private Instant start = Instant.MAX;
    }

    private synchronized TrailProof proof() {
        for (Chain chain : chains.values()) {
            chain.beginnings.forEach((start, name) -> {
                if (start.isAfter(chain.start)) {
                    problem("the digest file before " + name + " is missing");
                }
            });
        }
        return new TrailProof(
                digests, signed, unsigned, listed, proven, problems, List.copyOf(firstProblems), from, to);
    }

    private synchronized void problem(String what) {
        problems++;
        LogFiles.keep(firstProblems, what);
    }

    /** What became of a delivered file. */
    private enum Delivered {
        UNCHANGED,
        CHANGED,
        MISSING,
        UNREAD
    }

    private Delivered check(TrailDigest.Hashed hashed) {
        try {
            byte[] sha256 = files.delivered(hashed.bucket(), hashed.object())
                    .flatMap(hashes::of)
                    .orElse(null);
            if (HexFormat.of().formatHex(sha256 == null ? read(hashed) : sha256).equalsIgnoreCase(hashed.sha256())) {
                return Delivered.UNCHANGED;
            }
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (NoSuchFileException _) {
            return Delivered.MISSING;
        } catch (ZipException | EOFException _) {
            // A file that cannot be decompressed is not as CloudTrail delivered it.
        } catch (IOException | RuntimeException _) {
            problem(hashed.name() + " can't be read");
            return Delivered.UNREAD;
        }
        problem(hashed.name() + " was changed");
        return Delivered.CHANGED;
    }

    private byte[] read(TrailDigest.Hashed hashed) throws IOException {
        try (InputStream content = BoundedStream.of(
                files.openDelivered(hashed.bucket(), hashed.object()), hashed.object(), LogFile.MOST_BYTES)) {
            MessageDigest sha256 = Sha256.newDigest();
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            return sha256.digest();
        }
    }
}
