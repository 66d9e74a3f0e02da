package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Sha256;
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

/** A snapshot to read. Safe for use by many threads. */
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

    /** Reads the description; a missing part is no error here. */
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
     * Reads every part in full, and leaves out those that are damaged.
     *
     * @throws SnapshotException where the snapshot is of a newer format, or reading is interrupted
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

    /** The parts that {@link #withoutDamagedParts} left out, with what is wrong with each. */
    public SortedMap<PartId, String> damaged() {
        return damaged;
    }

    /** The parts that are there and were not left out, in order. */
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

    private boolean has(PartId part) {
        return Files.exists(folder.file(part), LinkOption.NOFOLLOW_LINKS);
    }

    /** Hands on every fact of a part in its order; see {@link #read(PartId, FactFilter, Consumer)}. */
    public PartSummary read(PartId part, Consumer<? super Fact> consumer) throws SnapshotException {
        return read(part, FactFilter.all(), consumer);
    }

    /**
     * Hands on the chosen facts of a part in their order, and verifies the whole part, chosen or not.
     *
     * @throws SnapshotException where the part is missing, damaged, cut short or of a newer format; facts read until
     *     then were handed on
     */
    public PartSummary read(PartId part, FactFilter filter, Consumer<? super Fact> consumer) throws SnapshotException {
        return new PartReader(folder, part, filter, consumer).read();
    }

    /**
     * The digest of the whole snapshot: SHA-256 over the description's and each part's, in order.
     *
     * @param summaries of all parts that are there, as {@link #read} returned them
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
