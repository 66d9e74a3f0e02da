package io.keyledger.cli.schedule;

import io.keyledger.cli.process.UsageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second schedule out of an output folder. The operating system releases it when the process ends. */
final class ScheduleLock implements Closeable {
    static final String NAME = ".schedule.lock";

    private final FileChannel channel;

    private ScheduleLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws UsageException if another schedule holds it */
    static ScheduleLock take(Path output) throws IOException {
        FileChannel channel = FileChannel.open(
                output.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (!lock(channel)) {
            channel.close();
            throw new UsageException("--output: another schedule writes to " + output
                    + "; choose another folder, or stop that schedule");
        }
        return new ScheduleLock(channel);
    }

    /** Whether any schedule, in this or another process, holds it. */
    static boolean isTaken(Path output) throws IOException {
        try (FileChannel channel =
                FileChannel.open(output.resolve(NAME), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return !lock(channel);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
