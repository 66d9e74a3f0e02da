package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A snapshot opened for reading. Thread-safe. */
public final class Snapshot {
    private final SnapshotFolder folder;
    private final SnapshotDescription description;
    private final String descriptionDigest;
    private final SortedMap<PartId, String> damaged;

    private Snapshot(
            SnapshotFolder folder,
            SnapshotDescription description,
            String descriptionDigest,
            SortedMap<PartId, String> damaged) {
        this.folder = folder;
        this.description = description;
        this.descriptionDigest = descriptionDigest;
        this.damaged = Collections.unmodifiableSortedMap(damaged);
    }

    /** Reads the description; a missing part is not an error here. */
    public static Snapshot open(Path directory) throws SnapshotException {
        DescriptionFile file = DescriptionFile.read(directory);
        return new Snapshot(new SnapshotFolder(directory), file.description(), file.sha256(), new TreeMap<>());
    }

    public Path directory() {
        return folder.directory();
    }

    public SnapshotDescription description() {
        return description;
    }

    /**
     * Verifies every part and excludes damaged ones.
     *
     * @throws SnapshotException if the snapshot has a newer format, or reading is interrupted
     */
    public Snapshot withoutDamagedParts() throws SnapshotException {
        SortedMap<PartId, String> found = new TreeMap<>();
        for (PartId part : parts()) {
            try {
                read(part, _ -> {});
            } catch (DamagedPartException e) {
                found.put(part, e.problem());
            }
        }
        return new Snapshot(folder, description, descriptionDigest, found);
    }

    /** The parts that {@link #withoutDamagedParts} excluded and what is wrong with each. */
    public SortedMap<PartId, String> damaged() {
        return damaged;
    }

    /** The existing parts that were not excluded, in order. */
    public List<PartId> parts() {
        return description.parts().stream()
                .filter(this::has)
                .filter(part -> !damaged.containsKey(part))
                .toList();
    }

    /** The parts that were never finished, in order. */
    public List<PartId> missing() {
        return description.parts().stream().filter(part -> !has(part)).toList();
    }

    /** Whether the part was finished. */
    public boolean has(PartId part) {
        return Files.exists(folder.file(part), LinkOption.NOFOLLOW_LINKS);
    }

    Path file(PartId part) {
        return folder.file(part);
    }

    /**
     * The size of its existing parts, in bytes.
     *
     * @throws SnapshotException if a part can't be read
     */
    public long bytes() throws SnapshotException {
        long bytes = 0;
        for (PartId part : parts()) {
            try {
                bytes += RegularFile.size(folder.file(part));
            } catch (IOException e) {
                throw new SnapshotException(
                        "Snapshot part " + part + " of " + folder.directory() + " can't be read: "
                                + AtomicFile.reason(e) + ".",
                        e);
            }
        }
        return bytes;
    }

    /** Passes every fact of a part to the consumer in order; see {@link #read(PartId, FactFilter, Consumer)}. */
    public PartSummary read(PartId part, Consumer<? super Fact> consumer) throws SnapshotException {
        return read(part, FactFilter.all(), consumer);
    }

    /**
     * Passes the chosen facts of a part to the consumer in order, and verifies the whole part.
     *
     * @throws SnapshotException if the part is missing, damaged, cut short or of a newer format; the consumer has then
     *     received the facts before the error
     */
    public PartSummary read(PartId part, FactFilter filter, Consumer<? super Fact> consumer) throws SnapshotException {
        return new PartReader(folder, part, filter, consumer).read();
    }

    /**
     * The digest of the whole snapshot: SHA-256 over the digests of the description and of each part, in order.
     *
     * @param summaries the results of {@link #read} for all existing parts
     */
    public String digest(Collection<PartSummary> summaries) {
        Map<PartId, String> digests = new TreeMap<>();
        description.parts().forEach(part -> digests.put(part, damaged.containsKey(part) ? "damaged" : "missing"));
        summaries.forEach(summary -> digests.put(summary.part(), summary.sha256()));
        MessageDigest digest = Sha256.newDigest();
        digest.update((descriptionDigest + "  " + DescriptionFile.NAME + "\n").getBytes(StandardCharsets.UTF_8));
        digests.forEach(
                (part, sha256) -> digest.update((sha256 + "  " + part + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
