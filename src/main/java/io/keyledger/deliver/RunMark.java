package io.keyledger.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proves that a temporary folder is keyledger's: a file next to it with the same random name, which is locked while the
 * run lives. A folder without such a file is never removed, symbolic links are never followed, and a folder with more
 * subfolders than a run creates is never removed.
 */
final class RunMark implements Closeable {
    private static final Pattern NAME = Pattern.compile("\\.keyledger-run-[0-9a-f]{32}");
    private static final String WORK = ".work";
    private static final SecureRandom RANDOM = new SecureRandom();
    /**
     * Closing any channel of a file releases all locks that this process holds on it, so its own marks are never
     * opened.
     */
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel lock;

    private RunMark(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Creates the mark of a new run; the caller creates its folder. */
    static RunMark create(Path parent) throws IOException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        Path file = parent.resolve(".keyledger-run-" + HexFormat.of().formatHex(random));
        OWN.add(name(file));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            // Written after locking, because a mark with content and without a lock counts as abandoned.
            channel.write(ByteBuffer.wrap(content(file)));
            return new RunMark(file, channel);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static byte[] content(Path file) {
        return ("keyledger writes a run to " + name(file) + ".tmp; if no keyledger is running, both can be deleted\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** The temporary folder. */
    Path folder() {
        return folder(file);
    }

    private static Path folder(Path file) {
        return file.resolveSibling(name(file) + ".tmp");
    }

    /** The folder in the temporary folder for what is not part of the run. */
    Path work() {
        return folder().resolve(WORK);
    }

    void removeWork() throws IOException {
        remove(work());
    }

    /** Removes leftovers of killed runs in a folder. */
    static void removeAbandoned(Path parent) throws IOException {
        List<Path> marks;
        try (Stream<Path> files = Files.list(parent)) {
            marks = files.filter(file -> NAME.matcher(name(file)).matches())
                    .filter(file -> !OWN.contains(name(file)))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path mark : marks) {
            removeIfAbandoned(mark);
        }
    }

    private static void removeIfAbandoned(Path mark) throws IOException {
        try (FileChannel channel =
                FileChannel.open(mark, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null) {
                return;
            }
            byte[] expected = content(mark);
            if (!Arrays.equals(Channels.newInputStream(channel).readNBytes(expected.length + 1), expected)) {
                return;
            }
            removeBoth(mark);
        } catch (NoSuchFileException _) {
            // Another run was faster.
        } catch (OverlappingFileLockException _) {
            // Held by this process, which counts like another one.
        }
    }

    private static void removeBoth(Path mark) throws IOException {
        Path folder = folder(mark);
        Path work = folder.resolve(WORK);
        if (isFolder(folder)) {
            if (holdsFolders(folder, work) || (isFolder(work) && holdsFolders(work, work))) {
                return;
            }
            remove(work);
            remove(folder);
        }
        Files.deleteIfExists(mark);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it has folders other than the one that a run creates. */
    private static boolean holdsFolders(Path folder, Path made) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> isFolder(file) && !file.equals(made));
        }
    }

    /** Removes a folder and the files in it; links are removed, their targets are not. */
    private static void remove(Path folder) throws IOException {
        if (!isFolder(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Removes the mark, and the folder if it still has its temporary name. */
    @Override
    public void close() throws IOException {
        try (lock) {
            removeBoth(file);
        } finally {
            OWN.remove(name(file));
        }
    }
}
