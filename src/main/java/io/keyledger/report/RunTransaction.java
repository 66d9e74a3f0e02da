package io.keyledger.report;

import io.keyledger.report.sort.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The files of a run while they are written. They appear together or not at all: closing it earlier removes them. */
public interface RunTransaction extends Closeable {
    /** The disk that holds the files until they appear. */
    Disk disk();

    /** The folder for temporary files. */
    Path work();

    /** The path of a file until it appears. */
    Path file(String name);

    /** Makes all files appear. */
    void commit() throws IOException;
}
