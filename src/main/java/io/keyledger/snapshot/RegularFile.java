package io.keyledger.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Opens files of a snapshot, but never through a symbolic link, and never a pipe or device, which could block the
 * reader.
 */
final class RegularFile {
    private RegularFile() {}

    /**
     * The size of a file in bytes.
     *
     * @throws FileSystemException if it is not a regular file
     */
    static long size(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, kind(attributes) + " is in its place");
        }
        return attributes.size();
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        }
        return attributes.isDirectory() ? "a folder" : "a pipe or device";
    }

    /** Opens a file for reading. */
    static InputStream open(Path file) throws IOException {
        size(file);
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Checks that the path is a file or does not exist, so that it can be written. */
    static void requireFileOrNothing(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            size(file);
        }
    }

    /** Creates the folders below an existing one; rejects symbolic links between them. */
    static void createFolders(Path from, Path folder) throws IOException {
        Path current = from;
        for (Path name : from.relativize(folder)) {
            current = current.resolve(name);
            if (!Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(current);
            } else if (!Files.isDirectory(current, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(current.toString());
            }
        }
    }
}
