package io.keyledger.report;

import io.keyledger.report.sort.Disk;
import io.keyledger.snapshot.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of a run, which appears whole or not at all: it is filled under a temporary name next to its own, which it
 * gets by one rename. Closed before that, it leaves nothing; the next run removes what a killed one left.
 */
final class RunFolder implements Closeable {
    private final Disk disk;
    private final Path folder;
    private final RunMark mark;
    private boolean committed;

    private RunFolder(Disk disk, Path folder, RunMark mark) {
        this.disk = disk;
        this.folder = folder;
        this.mark = mark;
    }

    /** Starts a folder where there is nothing of that name yet. */
    static RunFolder begin(Disk disk, Path folder) throws IOException {
        if (isThere(folder)) {
            throw new FileAlreadyExistsException(folder.toString(), null, "there is something already");
        }
        Path parent = parent(folder);
        Files.createDirectories(parent);
        RunMark.removeAbandoned(parent);
        RunMark mark = RunMark.create(parent);
        try {
            Files.createDirectory(mark.folder());
            Files.createDirectory(mark.work());
            return new RunFolder(disk, folder, mark);
        } catch (IOException e) {
            mark.close();
            throw e;
        }
    }

    private static boolean isThere(Path folder) {
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parent(Path folder) {
        return Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the root cannot be the folder of a run");
    }

    Disk disk() {
        return disk;
    }

    /** Where temporary files may be. */
    Path work() {
        return mark.work();
    }

    /** Where a file of the run is until the folder appears. */
    Path file(String name) {
        return mark.folder().resolve(name);
    }

    /** Makes the folder appear with all its files. */
    void commit() throws IOException {
        mark.removeWork();
        Path temporary = mark.folder();
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.toList()) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                    channel.force(true);
                }
            }
        }
        AtomicFile.forceDirectory(temporary);
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw isThere(folder) ? new IOException(folder + " has appeared in the meantime", e) : e;
        }
        committed = true;
        mark.close();
        AtomicFile.forceDirectory(parent(folder));
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            mark.close();
        }
    }
}
