package io.keyledger.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code SHA256SUMS}: the digest of every other file, as {@code sha256sum -c} reads it. */
final class ChecksumsFile {
    static final String FILE = "SHA256SUMS";

    private ChecksumsFile() {}

    static byte[] of(List<WrittenFile> files) {
        StringBuilder lines = new StringBuilder();
        for (WrittenFile file : files) {
            lines.append(file.sha256()).append("  ").append(file.name()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
