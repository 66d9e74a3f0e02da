package io.keyledger.report;

import io.keyledger.inventory.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Writes a file of a run and computes its entry in the manifest. Not thread-safe. */
final class EvidenceStream extends FilterOutputStream {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final MessageDigest digest = Sha256.newDigest();
    private long bytes;

    private EvidenceStream(String name, OutputStream target) {
        super(target);
        this.name = name;
    }

    static EvidenceStream create(RunTransaction run, String name) throws IOException {
        return new EvidenceStream(name, new BufferedOutputStream(run.disk().create(run.file(name)), BUFFER));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet});
    }

    @Override
    public void write(byte[] content) throws IOException {
        write(content, 0, content.length);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        out.write(content, offset, length);
        digest.update(content, offset, length);
        bytes += length;
    }

    /** The file's entry; nothing may be written afterwards. */
    WrittenFile written(OptionalLong rows) {
        return new WrittenFile(name, HexFormat.of().formatHex(digest.digest()), bytes, rows);
    }
}
