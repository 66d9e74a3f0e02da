package io.keyledger.report;

import io.keyledger.report.sort.Disk;
import io.keyledger.snapshot.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of a run, which appears whole or not at all: it is filled under a temporary name beside and gets its own by
 * one rename. Closed before that, it leaves nothing; what a killed run left is removed by the next one.
 */
final class RunFolder implements Closeable {
    private static final String LOCK = ".lock";
    private static final String WORK = ".work";

    private final Disk disk;
    private final Path folder;
    private final Path temporary;
    private final FileChannel lock;
    private boolean committed;

    private RunFolder(Disk disk, Path folder, Path temporary, FileChannel lock) {
        this.disk = disk;
        this.folder = folder;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Begins a folder where there is nothing of that name yet. */
    static RunFolder begin(Disk disk, Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString(), null, "there is something already");
        }
        Path parent = parent(folder);
        Files.createDirectories(parent);
        removeLeftovers(parent);
        Path temporary = parent.resolve("." + folder.getFileName() + ".tmp");
        Files.createDirectory(temporary);
        try {
            RunFolder run = new RunFolder(disk, folder, temporary, lock(temporary));
            Files.createDirectory(run.work());
            return run;
        } catch (IOException e) {
            delete(temporary);
            throw e;
        }
    }

    private static FileChannel lock(Path temporary) throws IOException {
        FileChannel channel =
                FileChannel.open(temporary.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Path parent(Path folder) {
        return Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the root is no folder of a run");
    }

    /** Folders of runs that were killed, for nobody holds their lock any more, and locks that outlived the rename. */
    private static void removeLeftovers(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.list(parent)) {
            folders = files.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders) {
            boolean leftover = AtomicFile.isLeftover(folder);
            if (Files.exists(folder.resolve(LOCK))) {
                if (isAbandoned(folder)) {
                    delete(leftover ? folder : folder.resolve(LOCK));
                }
            } else if (leftover) {
                deleteEmpty(folder);
            }
        }
    }

    /** What was killed before it could lock its folder has put nothing there; another folder is not ours. */
    private static void deleteEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException _) {
            // Not begun by this class.
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (NoSuchFileException _) {
            return false;
        } catch (OverlappingFileLockException _) {
            // Held by this process; the same as held by another.
            return false;
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    Disk disk() {
        return disk;
    }

    /** Where temporary files may be. */
    Path work() {
        return temporary.resolve(WORK);
    }

    /** Where a file of the run is until the folder appears. */
    Path file(String name) {
        return temporary.resolve(name);
    }

    /** Makes the folder appear with all its files. */
    void commit() throws IOException {
        delete(work());
        try (Stream<Path> files = Files.list(temporary)) {
            // Not the lock, which a second channel would give up when it is closed.
            for (Path file : files.filter(file -> !file.endsWith(LOCK)).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        AtomicFile.forceDirectory(temporary);
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw Files.exists(folder) ? new IOException(folder + " has appeared in the meantime", e) : e;
        }
        committed = true;
        // Only now, for without its lock a folder with a temporary name looks like nobody's.
        Files.delete(folder.resolve(LOCK));
        lock.close();
        AtomicFile.forceDirectory(folder);
        AtomicFile.forceDirectory(parent(folder));
    }

    @Override
    public void close() throws IOException {
        if (committed) {
            return;
        }
        lock.close();
        delete(temporary);
    }
}
