package io.keyledger.deliver.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of {@code manifest.json} that are verified.
 *
 * @param toolVersion the version that wrote the run
 * @param snapshotBegun when the snapshot was started
 */
public record Manifest(
        String sha256,
        String toolVersion,
        Instant snapshotBegun,
        Instant asOf,
        String configurationSha256,
        List<ListedFile> files,
        List<Population> populations) {
    private static final long LARGEST = 64L << 20;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Manifest {
        files = List.copyOf(files);
        populations = List.copyOf(populations);
    }

    /**
     * A file listed in the manifest.
     *
     * @param rows the rows without the header; absent if the file is not a table
     */
    record ListedFile(String name, String sha256, long bytes, OptionalLong rows) {}

    /** How many items of a kind were listed, and how many have a row. */
    record Population(String kind, long listed, long rows) {}

    /** Thrown for an invalid manifest. */
    static final class InvalidManifestException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidManifestException(String problem) {
            super(problem);
        }
    }

    static Manifest read(Path folder) throws IOException, InvalidManifestException {
        Path file = folder.resolve(RunFileNames.MANIFEST);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidManifestException("manifest.json is missing");
        }
        if (Files.size(file) > LARGEST) {
            throw new InvalidManifestException("manifest.json has " + Files.size(file) + " bytes, which is too large");
        }
        byte[] content = Files.readAllBytes(file);
        try {
            return of(FileDigest.of(content), MAPPER.readTree(content));
        } catch (JacksonException | DateTimeException malformed) {
            throw new InvalidManifestException("manifest.json is not a manifest: " + reason(malformed));
        }
    }

    private static String reason(RuntimeException malformed) {
        return malformed instanceof JacksonException json
                ? "line " + json.getLocation().getLineNr() + " is not valid"
                : "an instant in it can't be read";
    }

    private static Manifest of(String sha256, JsonNode json) throws InvalidManifestException {
        List<ListedFile> files = new ArrayList<>();
        for (JsonNode file : required(json, "files")) {
            files.add(file(file));
        }
        requireUnique(files);
        List<Population> populations = new ArrayList<>();
        for (JsonNode kind : required(json, "populations")) {
            populations.add(new Population(text(kind, "kind"), number(kind, "listed"), number(kind, "rows")));
        }
        return new Manifest(
                sha256,
                text(json, "tool_version"),
                Instant.parse(text(required(json, "snapshot"), "begun")),
                Instant.parse(text(json, "as_of")),
                text(json, "configuration_sha256"),
                files,
                populations);
    }

    private static ListedFile file(JsonNode json) throws InvalidManifestException {
        String name = text(json, "name");
        if (!RunFileNames.isPlain(name)) {
            throw new InvalidManifestException(
                    "manifest.json lists '" + name + "', which is not a file name in this folder");
        }
        if (name.equals(RunFileNames.MANIFEST) || name.equals(RunFileNames.CHECKSUMS)) {
            throw new InvalidManifestException("manifest.json lists " + name + ", which is written after it");
        }
        String sha256 = text(json, "sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw new InvalidManifestException("manifest.json has no SHA-256 of " + name);
        }
        OptionalLong rows = json.has("rows") ? OptionalLong.of(number(json, "rows")) : OptionalLong.empty();
        if (name.endsWith(".csv") && rows.isEmpty()) {
            throw new InvalidManifestException("manifest.json has no number of rows for " + name);
        }
        return new ListedFile(name, sha256, number(json, "bytes"), rows);
    }

    /** Case is ignored, because some file systems ignore it. */
    private static void requireUnique(List<ListedFile> files) throws InvalidManifestException {
        Set<String> names = new HashSet<>();
        for (ListedFile file : files) {
            if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidManifestException("manifest.json lists " + file.name() + " twice");
            }
        }
        if (files.isEmpty()) {
            throw new InvalidManifestException("manifest.json lists no files");
        }
    }

    private static JsonNode required(JsonNode json, String property) throws InvalidManifestException {
        JsonNode value = json.path(property);
        if (!value.isContainer()) {
            throw new InvalidManifestException("manifest.json has no " + property);
        }
        return value;
    }

    private static String text(JsonNode json, String property) throws InvalidManifestException {
        JsonNode value = json.path(property);
        if (!value.isString()) {
            throw new InvalidManifestException("manifest.json has no " + property + " where it is required");
        }
        return value.asString();
    }

    private static long number(JsonNode json, String property) throws InvalidManifestException {
        JsonNode value = json.path(property);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new InvalidManifestException("manifest.json has no number for " + property + " where it is required");
        }
        return value.asLong();
    }
}
