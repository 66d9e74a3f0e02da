package io.keyledger.snapshot;

import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code snapshot.json}: the description and, on the last line, the SHA-256 of all bytes before that line. */
final class DescriptionFile {
    static final String NAME = "snapshot.json";

    /** In bytes; a part takes about 20, and a thousand accounts have half a million parts. */
    private static final int LONGEST = 64 << 20;

    private static final String LAST_LINE = "\n  \"sha256\" : \"";

    private final SnapshotDescription description;
    private final String sha256;

    private DescriptionFile(SnapshotDescription description, String sha256) {
        this.description = description;
        this.sha256 = sha256;
    }

    SnapshotDescription description() {
        return description;
    }

    /** The digest of the whole file, in hexadecimal. */
    String sha256() {
        return sha256;
    }

    static void write(Path directory, SnapshotDescription description) throws IOException {
        try (AtomicFile file = AtomicFile.create(directory.resolve(NAME));
                OutputStream stream = file.stream()) {
            stream.write(encode(description));
            file.commit();
        }
    }

    private static byte[] encode(SnapshotDescription description) {
        String json = SnapshotJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(Content.of(description));
        return withLastLine(json.substring(0, json.lastIndexOf('\n')) + ",");
    }

    private static byte[] withLastLine(String before) {
        String digest = Sha256.hex(before.getBytes(StandardCharsets.UTF_8));
        return (before + LAST_LINE + digest + "\"\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    static DescriptionFile read(Path directory) throws SnapshotException {
        Path file = directory.resolve(NAME);
        byte[] bytes;
        try {
            bytes = readBounded(file);
        } catch (NoSuchFileException e) {
            throw new SnapshotException(
                    directory + " is not a snapshot, because it has no " + NAME
                            + ": choose the folder that 'collect' or 'audit' wrote.",
                    e);
        } catch (IOException e) {
            throw new SnapshotException(
                    "Snapshot file " + file + " could not be read: " + AtomicFile.reason(e) + ".", e);
        }
        requireReadableVersion(file, bytes);
        requireWhole(file, bytes);
        try {
            return new DescriptionFile(
                    SnapshotJson.MAPPER.readValue(bytes, Content.class).description(), Sha256.hex(bytes));
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static byte[] readBounded(Path file) throws IOException {
        try (InputStream stream = RegularFile.open(file)) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("it is larger than " + (LONGEST >> 20) + " MiB");
            }
            return bytes;
        }
    }

    private static void requireReadableVersion(Path file, byte[] bytes) throws SnapshotException {
        FormatVersion format;
        JsonNode toolVersion;
        try {
            JsonNode content = SnapshotJson.MAPPER.readTree(bytes);
            format = FormatVersion.parse(content.path("format").asString(""));
            toolVersion = content.path("toolVersion");
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
        if (!format.isReadable()) {
            throw new SnapshotException("Snapshot " + file.getParent() + " has format version " + format
                    + ", and this keyledger reads version " + FormatVersion.CURRENT.major()
                    + ": use the version of keyledger that made it (" + toolVersion.asString("unknown") + ").");
        }
    }

    private static void requireWhole(Path file, byte[] bytes) throws SnapshotException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int lastLine = text.lastIndexOf(LAST_LINE);
        if (lastLine < 0 || !Arrays.equals(bytes, withLastLine(text.substring(0, lastLine)))) {
            throw damaged(file, null);
        }
    }

    private static SnapshotException damaged(Path file, @Nullable Exception cause) {
        String message = "Snapshot file " + file
                + " is damaged, because it does not match its own checksum: restore it from a copy, or collect again"
                + " into another folder.";
        return cause == null ? new SnapshotException(message) : new SnapshotException(message, cause);
    }

    /**
     * The description as JSON.
     *
     * @param parts collectors by Region by account
     */
    private record Content(
            FormatVersion format,
            Instant asOf,
            String toolVersion,
            String callerIdentity,
            SnapshotScope scope,
            Map<String, Map<String, List<String>>> parts) {
        static Content of(SnapshotDescription description) {
            Map<String, Map<String, List<String>>> parts = new TreeMap<>();
            for (PartId part : description.parts()) {
                parts.computeIfAbsent(part.accountId(), _ -> new TreeMap<>())
                        .computeIfAbsent(part.region(), _ -> new ArrayList<>())
                        .add(part.collector());
            }
            return new Content(
                    description.format(),
                    description.asOf(),
                    description.toolVersion(),
                    description.callerIdentity(),
                    description.scope(),
                    parts);
        }

        SnapshotDescription description() {
            List<PartId> ids = new ArrayList<>();
            parts.forEach((account, regions) -> regions.forEach((region, collectors) ->
                    collectors.forEach(collector -> ids.add(new PartId(account, region, collector)))));
            return new SnapshotDescription(format, asOf, toolVersion, callerIdentity, scope, ids);
        }
    }
}
