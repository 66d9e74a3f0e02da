package io.keyledger.deliver;

import io.keyledger.report.RunTransaction;
import io.keyledger.report.sort.Disk;
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
 * The folder of a run, which appears complete or not at all: it is filled under a temporary name next to the final one
 * and then renamed. Closing it earlier removes it; the next run removes leftovers of a killed one.
 */
final class RunFolder implements RunTransaction {
    private final Disk disk;
    private final Path folder;
    private final RunMark mark;
    private boolean committed;

    private RunFolder(Disk disk, Path folder, RunMark mark) {
        this.disk = disk;
        this.folder = folder;
        this.mark = mark;
    }

    /** Starts a folder whose name must not exist. */
    static RunFolder begin(Disk disk, Path folder) throws IOException {
        if (isThere(folder)) {
            throw new FileAlreadyExistsException(folder.toString(), null, "it exists already");
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
        return Objects.requireNonNull(
                folder.toAbsolutePath().getParent(), "the root directory can't be the folder of a run");
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Path work() {
        return mark.work();
    }

    @Override
    public Path file(String name) {
        return mark.folder().resolve(name);
    }

    @Override
    public void commit() throws IOException {
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
        disk.force(temporary);
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw isThere(folder) ? new IOException(folder + " has appeared in the meantime", e) : e;
        }
        committed = true;
        mark.close();
        disk.force(parent(folder));
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            mark.close();
        }
    }
}
