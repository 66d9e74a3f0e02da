package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CloudTrail's files in a folder, in CloudTrail's own layout or any other. Does not follow links. */
public final class FolderFiles implements TrailFiles {
    private static final int MOST_FOLDERS = 40;

    private final Path root;

    /**
     * Prepares reading.
     *
     * @param path a folder, or one file
     * @throws IOException if there is no such folder
     */
    public FolderFiles(Path path) throws IOException {
        this.root = path.toRealPath();
    }

    @Override
    public void list(Kind kind, Visitor visitor) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    visitor.file(new TrailFile(name(file), attributes.size()));
                } else {
                    visitor.notAFile(name(file));
                }
                return Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                visitor.unreadable(name(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Whether the name of a file passes a test.
     *
     * @throws IOException if the folder cannot be read
     */
    boolean any(Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.anyMatch(
                    file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && wanted.test(name(file)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Relative to the folder; the name of the file if the folder is a file. */
    private String name(Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        return name.isEmpty() ? String.valueOf(file.getFileName()) : name;
    }

    @Override
    public Content open(TrailFile file) throws IOException {
        return open(Files.isDirectory(root) ? root.resolve(file.name()) : root);
    }

    @Override
    public Content openDelivered(String bucket, String key) throws IOException {
        return open(find(key).orElseThrow(() -> new NoSuchFileException(key)));
    }

    @Override
    public Optional<String> delivered(String bucket, String key) {
        return find(key).map(this::name);
    }

    /** A copy may lack the first folders of the key. */
    private Optional<Path> find(String key) {
        List<String> folders = List.of(key.split("/", -1));
        return folders.contains("..") || folders.contains(".") || folders.size() > MOST_FOLDERS
                ? Optional.empty()
                : IntStream.range(0, folders.size())
                        .mapToObj(first -> root.resolve(String.join("/", folders.subList(first, folders.size()))))
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .findFirst();
    }

    private static Content open(Path file) throws IOException {
        return new Content(Files.newInputStream(file), Map.of());
    }

    /** One on each core: a folder is as fast as decompressing. */
    @Override
    public int readers() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void close() {
        // Each file is closed where it was opened.
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
