package io.keyledger.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot part by part, and resumes one that an earlier run started. Thread-safe; only one process at a time
 * writes a snapshot.
 */
public final class SnapshotWriter implements Closeable {
    private final SnapshotFolder folder;
    private final SnapshotDescription description;
    private final SortedMap<PartId, String> damaged;
    private final FileChannel lock;

    private SnapshotWriter(
            SnapshotFolder folder,
            SnapshotDescription description,
            SortedMap<PartId, String> damaged,
            FileChannel lock) {
        this.folder = folder;
        this.description = description;
        this.damaged = new ConcurrentSkipListMap<>(damaged);
        this.lock = lock;
    }

    /**
     * Starts a snapshot, or resumes the one in the directory if its scope and parts are the same. Verifies every
     * existing part: a damaged one counts as missing. Removes partially written files of a killed run.
     *
     * @throws SnapshotException if the directory holds something else, or another run is writing to it
     */
    public static SnapshotWriter open(Path directory, SnapshotDescription wanted) throws IOException {
        SnapshotFolder folder = new SnapshotFolder(directory);
        FileChannel lock;
        try {
            requireSnapshotOrNothing(directory);
            Files.createDirectories(directory);
            RegularFile.createFolders(directory, folder.parts());
            lock = lock(folder);
        } catch (SnapshotException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "Snapshot folder " + directory + " cannot be written: " + AtomicFile.reason(e) + ".", e);
        }
        try {
            SnapshotDescription description = begin(directory, wanted);
            removeLeftovers(folder, description);
            return new SnapshotWriter(
                    folder,
                    description,
                    Snapshot.open(directory).withoutDamagedParts().damaged(),
                    lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void requireSnapshotOrNothing(Path directory) throws IOException {
        if (!Files.exists(directory) || Files.exists(directory.resolve(DescriptionFile.NAME))) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            @Nullable
            Path foreign = files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().equals("parts"))
                    .findFirst()
                    .orElse(null);
            if (foreign != null) {
                throw new SnapshotException("Snapshot folder " + directory + " holds " + foreign.getFileName()
                        + ", which does not belong to a snapshot: choose an empty or new folder.");
            }
        } catch (NotDirectoryException e) {
            throw new SnapshotException(
                    "Snapshot folder " + directory + " is a file: choose an empty or new" + " folder.", e);
        }
    }

    private static FileChannel lock(SnapshotFolder folder) throws IOException {
        RegularFile.requireFileOrNothing(folder.lock());
        FileChannel channel = FileChannel.open(
                folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this process, which counts like another one.
        }
        channel.close();
        throw new SnapshotException("Another run is writing to snapshot " + folder.directory()
                + ": wait for it to end, or choose another folder.");
    }

    private static SnapshotDescription begin(Path directory, SnapshotDescription wanted) throws IOException {
        if (!Files.exists(directory.resolve(DescriptionFile.NAME))) {
            DescriptionFile.write(directory, wanted);
            return wanted;
        }
        SnapshotDescription begun = DescriptionFile.read(directory).description();
        Map<String, List<Object>> compared = new LinkedHashMap<>();
        compared.put(
                "accounts", List.of(begun.scope().accounts(), wanted.scope().accounts()));
        compared.put("Regions", List.of(begun.scope().regions(), wanted.scope().regions()));
        compared.put(
                "collectors", List.of(begun.scope().collectors(), wanted.scope().collectors()));
        compared.put("options", List.of(begun.scope().options(), wanted.scope().options()));
        compared.put("parts", List.of(begun.parts(), wanted.parts()));
        for (Map.Entry<String, List<Object>> pair : compared.entrySet()) {
            if (!pair.getValue().getFirst().equals(pair.getValue().getLast())) {
                throw new SnapshotException("Snapshot " + directory + " was started with different" + " "
                        + pair.getKey() + ": choose another folder, or repeat the command that started it.");
            }
        }
        return begun;
    }

    /** Removes partially written files of the described parts, and nothing else. */
    private static void removeLeftovers(SnapshotFolder folder, SnapshotDescription description) throws IOException {
        for (PartId part : description.parts()) {
            Path target = folder.file(part);
            if (!folder.isReal(part)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder.folder(part))) {
                for (Path leftover : files.filter(file -> AtomicFile.isLeftover(file, target))
                        .toList()) {
                    Files.deleteIfExists(leftover);
                }
            }
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(folder.answers(part), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder.answers(part));
            }
        }
    }

    /** The description on disk; for a resumed snapshot, the one of the run that started it. */
    public SnapshotDescription description() {
        return description;
    }

    /** The damaged parts and what is wrong with each; they must be written again. */
    public SortedMap<PartId, String> damaged() {
        return Collections.unmodifiableSortedMap(damaged);
    }

    /** Whether a part exists and is undamaged. */
    public boolean has(PartId part) {
        return Files.exists(folder.file(part), LinkOption.NOFOLLOW_LINKS) && !damaged.containsKey(part);
    }

    /** The parts still to be written, in order. */
    public List<PartId> missing() {
        return description.parts().stream().filter(part -> !has(part)).toList();
    }

    /** Starts a part, replacing an existing one. */
    public PartWriter begin(PartId part) throws IOException {
        if (Collections.binarySearch(description.parts(), part) < 0) {
            throw new IllegalArgumentException("snapshot part " + part + " is not in the snapshot's description");
        }
        Path file = folder.file(part);
        try {
            createFolder(part);
            return PartWriter.begin(part, AtomicFile.create(file), () -> finished(part));
        } catch (IOException e) {
            throw new IOException(
                    "Snapshot part " + part + " could not be written to " + folder.directory() + ": "
                            + AtomicFile.reason(e) + ".",
                    e);
        }
    }

    /**
     * Copies a part of another snapshot, replacing an existing one.
     *
     * @throws DamagedPartException if the other snapshot's part is damaged
     */
    void copy(Snapshot from, PartId part) throws IOException {
        from.read(part, FactFilter.none(), _ -> {});
        try (InputStream source = RegularFile.open(from.file(part))) {
            createFolder(part);
            try (AtomicFile copy = AtomicFile.create(folder.file(part))) {
                source.transferTo(copy.stream());
                copy.commit();
            }
            finished(part);
        } catch (IOException e) {
            throw PartWriter.notWritten(part, e);
        }
    }

    /** Opens the answers that an interrupted run kept for a part; empty if there are none. */
    public KeptAnswers answers(PartId part) throws IOException {
        try {
            createFolder(part);
            return KeptAnswers.open(folder.answers(part), part);
        } catch (IOException e) {
            throw new IOException(
                    "The answers kept for snapshot part " + part + " could not be opened in " + folder.directory()
                            + ": " + AtomicFile.reason(e) + ".",
                    e);
        }
    }

    private void createFolder(PartId part) throws IOException {
        RegularFile.createFolders(folder.directory(), folder.folder(part));
    }

    private void finished(PartId part) throws IOException {
        damaged.remove(part);
        Files.deleteIfExists(folder.answers(part));
    }

    /** Lets other runs write to the snapshot; uncommitted parts are discarded. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
