package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes the facts of one part, which appears when it is committed; closing it earlier discards it. Equal facts in the
 * same order give equal bytes, so callers must keep the order stable. Thread-safe.
 */
public final class PartWriter implements Closeable {
    private final PartId part;
    private final AtomicFile file;
    private final GzipOutput output;
    private final MessageDigest digest = Sha256.newDigest();
    private final Finish finish;
    private long records;
    private boolean closed;

    private PartWriter(PartId part, AtomicFile file, Finish finish) throws IOException {
        this.part = part;
        this.file = file;
        this.finish = finish;
        this.output = new GzipOutput(file.stream());
    }

    /** The action to run once the part has appeared. */
    @FunctionalInterface
    interface Finish {
        void run() throws IOException;
    }

    static PartWriter begin(PartId part, AtomicFile file, Finish finish) throws IOException {
        try {
            PartWriter writer = new PartWriter(part, file, finish);
            writer.write(PartHeader.NAME, PartHeader.of(part));
            return writer;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Adds a fact of this part's account and Region; see {@link PartId#isOf}. */
    public synchronized void write(Fact fact) throws IOException {
        if (closed) {
            throw new IllegalStateException("snapshot part " + part + " is already closed");
        }
        if (!part.isOf(fact)) {
            throw new IllegalArgumentException("a fact of " + fact.accountId() + " in " + fact.region()
                    + " does not belong to snapshot part " + part);
        }
        byte[] line = FactCodec.encode(fact);
        if (line.length > PartReader.LONGEST_LINE) {
            throw new IllegalArgumentException(
                    "a fact of " + line.length + " bytes is too long for snapshot part " + part);
        }
        writeLine(line);
        records++;
    }

    /** Makes the part appear. */
    public synchronized void commit() throws IOException {
        try {
            PartFooter footer = new PartFooter(records, HexFormat.of().formatHex(digest.digest()));
            write(PartFooter.NAME, footer);
            output.finish();
            file.commit();
            finish.run();
        } catch (IOException e) {
            throw notWritten(e);
        } finally {
            close();
        }
    }

    private void write(String name, Object line) throws IOException {
        String json = SnapshotJson.MAPPER.writeValueAsString(line);
        writeLine(("{\"" + name + "\":" + json + "}").getBytes(StandardCharsets.UTF_8));
    }

    private void writeLine(byte[] line) throws IOException {
        digest.update(line);
        digest.update((byte) '\n');
        try {
            output.write(line);
            output.write('\n');
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private IOException notWritten(IOException cause) {
        return notWritten(part, cause);
    }

    static IOException notWritten(PartId part, IOException cause) {
        return new IOException(
                "Snapshot part " + part + " could not be written: " + AtomicFile.reason(cause)
                        + ". Finished parts are kept; fix this and run the same command again to resume.",
                cause);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        output.release();
        file.close();
    }
}
