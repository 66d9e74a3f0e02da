package io.keyledger.report.sort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Begins files; what a test fills, to see what becomes of a run. */
@FunctionalInterface
public interface Disk {
    /** A new file; not buffered. */
    OutputStream create(Path file) throws IOException;

    /** The one of this machine. */
    Disk REAL = file -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
}
