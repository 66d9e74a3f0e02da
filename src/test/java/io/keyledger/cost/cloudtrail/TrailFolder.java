package io.keyledger.cost.cloudtrail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Writes log files as CloudTrail lays them out in its bucket. */
public final class TrailFolder {
    private final Path root;
    private int number;

    public TrailFolder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** A log file of an account. */
    public Path file(String accountId, List<Event> events) throws IOException {
        return bytes(name(accountId, "CloudTrail", ".json.gz"), gzip(json(events)));
    }

    public Path file(String accountId, Event... events) throws IOException {
        return file(accountId, List.of(events));
    }

    /** The first bytes of a log file. */
    Path torn(String accountId, int bytes, Event... events) throws IOException {
        byte[] whole = gzip(json(List.of(events)));
        return bytes(name(accountId, "CloudTrail", ".json.gz"), Arrays.copyOf(whole, bytes));
    }

    Path digest(String accountId) throws IOException {
        return bytes(name(accountId, "CloudTrail-Digest", ".json.gz"), gzip("{\"digestS3Bucket\":\"logs\"}"));
    }

    Path insight(String accountId, Event... events) throws IOException {
        return bytes(name(accountId, "CloudTrail-Insight", ".json.gz"), gzip(json(List.of(events))));
    }

    Path bytes(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private String name(String accountId, String kind, String end) {
        number++;
        return "AWSLogs/%s/%s/eu-central-1/2026/11/10/%s_%s_eu-central-1_20261110T12%02dZ_%08d%s"
                .formatted(accountId, kind, accountId, kind, number % 60, number, end);
    }

    public static String json(List<Event> events) {
        return events.stream().map(Event::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
