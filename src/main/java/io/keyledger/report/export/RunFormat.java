package io.keyledger.report.export;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is made from the other files of a run. The same files give the same bytes. */
public interface RunFormat {
    /** The name of the file in the run's folder. */
    String file();

    /**
     * Writes the file; the stream stays open.
     *
     * @throws IOException if a file of the run is missing or malformed, or the stream does not take the bytes
     */
    void write(FinishedRun run, OutputStream target) throws IOException;
}
