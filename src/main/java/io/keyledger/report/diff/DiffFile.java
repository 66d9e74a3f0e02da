package io.keyledger.report.diff;

import io.keyledger.evaluate.diff.Change;
import io.keyledger.evaluate.diff.ChangeSink;
import io.keyledger.report.csv.EncodedRow;
import io.keyledger.report.sort.Block;
import io.keyledger.report.sort.Disk;
import io.keyledger.report.sort.ExternalSort;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Sorts changes and writes them as {@code diff.csv}, with bounded memory. */
public final class DiffFile implements ChangeSink, Closeable {
    /** The name of the file in a run. */
    public static final String NAME = "diff.csv";

    private static final long MEMORY = 16L << 20;

    private final ExternalSort sort;

    /** @param work an existing folder for temporary files */
    public DiffFile(Path work) {
        this.sort = new ExternalSort(
                Disk.REAL, work, NAME, Math.min(MEMORY, Runtime.getRuntime().maxMemory() / 16));
    }

    @Override
    public void accept(Change change) throws IOException {
        EncodedRow row = DiffCsv.TABLE.encode(change);
        sort.add(new Block(row.key(), row.line()));
    }

    /** Writes the file; no changes may be added afterwards. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(DiffCsv.TABLE.headerLine().getBytes(StandardCharsets.UTF_8));
        sort.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        sort.close();
    }
}
