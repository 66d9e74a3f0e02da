package io.keyledger.report.sort;

import io.keyledger.snapshot.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Creates files. Tests replace it to simulate a full disk. */
@FunctionalInterface
public interface Disk {
    /** A new file, unbuffered. */
    OutputStream create(Path file) throws IOException;

    /** Makes the entries of a directory durable. */
    default void force(Path directory) throws IOException {
        AtomicFile.forceDirectory(directory);
    }

    /** The disk of this machine. */
    Disk REAL = file -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
}
