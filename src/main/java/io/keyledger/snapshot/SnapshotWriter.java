package io.keyledger.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot part by part, and goes on with one that an earlier run began. Safe for use by many threads; one
 * process at a time writes a snapshot.
 */
public final class SnapshotWriter implements Closeable {
    private final SnapshotFolder folder;
    private final SnapshotDescription description;
    private final FileChannel lock;

    private SnapshotWriter(SnapshotFolder folder, SnapshotDescription description, FileChannel lock) {
        this.folder = folder;
        this.description = description;
        this.lock = lock;
    }

    /**
     * Begins a snapshot, or goes on with the one in the directory if it is of the same scope and parts. What a killed
     * run left half written is removed.
     *
     * @throws SnapshotException where the directory holds something else, or another run is writing to it
     */
    public static SnapshotWriter open(Path directory, SnapshotDescription wanted) throws IOException {
        SnapshotFolder folder = new SnapshotFolder(directory);
        FileChannel lock;
        try {
            requireSnapshotOrNothing(directory);
            Files.createDirectories(folder.parts());
            lock = lock(folder);
        } catch (SnapshotException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "Snapshot folder " + directory + " cannot be written: " + AtomicFile.reason(e) + ".", e);
        }
        try {
            SnapshotDescription description = begin(directory, wanted);
            removeLeftovers(folder.parts());
            return new SnapshotWriter(folder, description, lock);
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
                        + ", which is no part of a snapshot: name an empty or new folder.");
            }
        } catch (NotDirectoryException e) {
            throw new SnapshotException("Snapshot folder " + directory + " is a file: name an empty or new folder.", e);
        }
    }

    private static FileChannel lock(SnapshotFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this process; the same as held by another.
        }
        channel.close();
        throw new SnapshotException("Another run is writing to snapshot " + folder.directory()
                + ": wait for it to end, or name another folder.");
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
                throw new SnapshotException("Snapshot " + directory + " was begun with other " + pair.getKey()
                        + " than are asked for now: name another folder, or repeat the command that began it.");
            }
        }
        return begun;
    }

    private static void removeLeftovers(Path parts) throws IOException {
        try (Stream<Path> files = Files.walk(parts)) {
            for (Path leftover : (Iterable<Path>) files.filter(AtomicFile::isLeftover)::iterator) {
                Files.deleteIfExists(leftover);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The description on disk; for a resumed snapshot that of the run which began it, with its instant. */
    public SnapshotDescription description() {
        return description;
    }

    /** Whether a part is already there. */
    public boolean has(PartId part) {
        return Files.exists(folder.file(part));
    }

    /** The parts still to be written, in order. */
    public List<PartId> missing() {
        return description.parts().stream().filter(part -> !has(part)).toList();
    }

    /** Begins a part, in place of one that may be there. */
    public PartWriter begin(PartId part) throws IOException {
        if (Collections.binarySearch(description.parts(), part) < 0) {
            throw new IllegalArgumentException("snapshot part " + part + " is not in the snapshot's description");
        }
        Path file = folder.file(part);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return PartWriter.begin(part, AtomicFile.create(file));
        } catch (IOException e) {
            throw new IOException(
                    "Snapshot part " + part + " could not be written to " + folder.directory() + ": "
                            + AtomicFile.reason(e) + ".",
                    e);
        }
    }

    /** Lets other runs write to it; parts that are not committed are not there. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
