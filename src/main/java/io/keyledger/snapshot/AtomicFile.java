package io.keyledger.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file that appears completely or not at all: it is written under a temporary name, forced to disk, and renamed by
 * {@link #commit}. Closing it earlier removes it. Not thread-safe.
 */
public final class AtomicFile implements Closeable {
    private static final int RANDOM_BYTES = 8;
    private static final Pattern RANDOM_NAME = Pattern.compile("[0-9a-f]{16}\\.tmp");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Starts a file under a new random name, so that no existing file is touched. */
    public static AtomicFile create(Path target) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + HexFormat.of().formatHex(random) + ".tmp");
        FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new AtomicFile(target, temporary, channel);
    }

    /** Whether a file is a partially written version of this one from a killed run. */
    static boolean isLeftover(Path file, Path target) {
        String prefix = "." + target.getFileName() + ".";
        String name = file.getFileName().toString();
        return name.startsWith(prefix)
                && RANDOM_NAME.matcher(name.substring(prefix.length())).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The stream to write to, unbuffered; closing it does not close the file. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Makes the file appear, replacing one of the same name. */
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
        forceDirectory(target.resolveSibling("."));
    }

    @Override
    public void close() throws IOException {
        if (committed) {
            return;
        }
        channel.close();
        Files.deleteIfExists(temporary);
    }

    /** Forces a directory's entries to disk, so that a rename survives a loss of power. */
    public static void forceDirectory(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Why reading or writing failed, as part of a sentence. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
