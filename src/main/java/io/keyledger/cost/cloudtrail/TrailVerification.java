package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Proves with CloudTrail's digest files that no log file under a folder is missing or changed (AWS CloudTrail user guide,
 * custom implementations of log file integrity validation).
 */
public final class TrailVerification {
    private static final String DIGEST = "_CloudTrail-Digest_";
    private static final int MOST_DIGEST_BYTES = 64 << 20;
    private static final int MOST_FOLDERS = 40;

    private final Path root;
    private final Map<String, Chain> chains = new HashMap<>();
    private final TreeSet<String> firstProblems = new TreeSet<>();
    private long digests;
    private long listed;
    private long proven;
    private long problems;
    private @Nullable Instant from;
    private @Nullable Instant to;

    private TrailVerification(Path root) {
        this.root = root;
    }

    /**
     * Checks every digest file and each log file that it lists.
     *
     * @param path the folder with the copy of the trail's bucket, or a folder in it
     * @throws IOException if the folder cannot be read or the thread is interrupted
     */
    public static TrailProof of(Path path) throws IOException {
        TrailVerification verification = new TrailVerification(path.toRealPath());
        ParallelWalk.over(verification.root, verification.new Visitor());
        return verification.proof();
    }

    /**
     * Whether there is a digest file.
     *
     * @throws IOException if the folder cannot be read
     */
    public static boolean isPossible(Path path) throws IOException {
        return ParallelWalk.any(path, TrailVerification::isDigest);
    }

    private static boolean isDigest(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(DIGEST) && name.endsWith(".json.gz");
    }

    private final class Visitor implements ParallelWalk.Visit {
        @Override
        public Optional<Runnable> file(Path file, boolean regular) {
            return regular && isDigest(file) ? Optional.of(() -> verify(file)) : Optional.empty();
        }

        @Override
        public void unreadable(Path file) {
            problem(root.relativize(file) + " can't be read");
        }
    }

    private void verify(Path file) {
        String name = String.valueOf(file.getFileName());
        TrailDigest digest;
        try (InputStream content = BoundedStream.of(file, MOST_DIGEST_BYTES)) {
            digest = TrailDigest.parse(content.readAllBytes());
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException _) {
            problem(name + " is not a readable digest file");
            return;
        }
        TrailDigest.Hashed previous = digest.previous();
        Optional<Path> before = previous == null ? Optional.empty() : local(previous);
        if (previous != null && before.isPresent()) {
            check(previous, before.get());
        }
        int unchanged = 0;
        for (TrailDigest.Hashed log : digest.logFiles()) {
            Optional<Path> copy = local(log);
            if (copy.isEmpty()) {
                problem(log.name() + " is missing");
            } else if (check(log, copy.get())) {
                unchanged++;
            }
        }
        add(name, digest, before.isPresent(), unchanged);
    }

    private synchronized void add(String name, TrailDigest digest, boolean follows, int unchanged) {
        digests++;
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

    /** The digest files of a trail in a Region. A copy may begin anywhere, but has no other digest without the one before. */
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
        return new TrailProof(digests, listed, proven, problems, List.copyOf(firstProblems), from, to);
    }

    private synchronized void problem(String what) {
        problems++;
        LogFiles.keep(firstProblems, what);
    }

    /** The copy of an object: a copy may lack the first folders of its key. */
    private Optional<Path> local(TrailDigest.Hashed hashed) {
        List<String> folders = List.of(hashed.object().split("/", -1));
        if (folders.contains("..") || folders.contains(".") || folders.size() > MOST_FOLDERS) {
            return Optional.empty();
        }
        return IntStream.range(0, folders.size())
                .mapToObj(first -> root.resolve(String.join("/", folders.subList(first, folders.size()))))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    private boolean check(TrailDigest.Hashed hashed, Path file) {
        try (InputStream content = BoundedStream.of(file, LogFile.MOST_BYTES)) {
            MessageDigest sha256 = Sha256.newDigest();
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            if (HexFormat.of().formatHex(sha256.digest()).equalsIgnoreCase(hashed.sha256())) {
                return true;
            }
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException _) {
            // A file that cannot be decompressed is not as CloudTrail delivered it.
        }
        problem(hashed.name() + " was changed");
        return false;
    }
}
