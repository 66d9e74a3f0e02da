package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads one part line by line, parsing only what is asked for, and verifies all of it. For one thread, once. */
final class PartReader {
    private static final int INITIAL_BUFFER = 1 << 17;
    private static final int LONGEST_KIND = 64;
    private static final ObjectReader HEADER = SnapshotJson.MAPPER.readerFor(PartHeader.class);
    private static final ObjectReader FOOTER = SnapshotJson.MAPPER.readerFor(PartFooter.class);

    private final Path directory;
    private final Path file;
    private final PartId part;
    private final Map<String, List<Text>> wanted = new HashMap<>();
    private final Consumer<? super Fact> consumer;

    private final MessageDigest digest = Sha256.newDigest();
    private final Map<String, Long> facts = new TreeMap<>();
    private byte[] buffer = new byte[INITIAL_BUFFER];
    private @Nullable PartHeader header;
    private boolean footerSeen;
    private @Nullable RuntimeException consumerFailure;

    PartReader(SnapshotFolder folder, PartId part, FactFilter filter, Consumer<? super Fact> consumer) {
        this.directory = folder.directory();
        this.file = folder.file(part);
        this.part = part;
        filter.kinds()
                .forEach((kind, texts) ->
                        wanted.put(kind, texts.stream().map(Text::of).toList()));
        this.consumer = consumer;
    }

    PartSummary read() throws SnapshotException {
        try (InputStream compressed = Files.newInputStream(file);
                InputStream input = new GzipInput(compressed)) {
            readLines(input);
        } catch (SnapshotException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new SnapshotException(
                    "Snapshot " + directory + " has no part " + part
                            + ": run 'collect' again with the same options to fetch what is missing.",
                    e);
        } catch (ClosedByInterruptException e) {
            throw new SnapshotException("Snapshot part " + file + " was not read, because the run was stopped.", e);
        } catch (EOFException e) {
            throw new SnapshotException(problem("is cut short"), e);
        } catch (IOException e) {
            throw new SnapshotException(problem("is damaged"), e);
        }
        if (header == null || !footerSeen) {
            throw new SnapshotException(problem("is cut short"));
        }
        if (!header.isOf(part)) {
            throw new SnapshotException("Snapshot part " + file + " is that of " + header.accountId() + "/"
                    + header.region() + "/" + header.collector()
                    + ", so files were moved: put it back, or delete it and run 'collect' again.");
        }
        if (consumerFailure != null) {
            throw consumerFailure;
        }
        return new PartSummary(part, facts, HexFormat.of().formatHex(digest.digest()));
    }

    private String problem(String what) {
        return "Snapshot part " + file + " " + what
                + ": delete that file and run 'collect' again with the same options to fetch it anew.";
    }

    /** Cuts the stream into lines; the buffer grows to the longest line. */
    private void readLines(InputStream input) throws IOException {
        int start = 0;
        int scanned = 0;
        int end = 0;
        while (true) {
            int count = input.read(buffer, end, buffer.length - end);
            if (count < 0) {
                break;
            }
            end += count;
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    readLine(start, scanned);
                    start = scanned + 1;
                }
            }
            if (end < buffer.length) {
                continue;
            }
            if (start == 0) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            } else {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                scanned -= start;
                end -= start;
                start = 0;
            }
        }
        if (start != end) {
            throw new EOFException("the last line has no end");
        }
    }

    private void readLine(int start, int end) throws IOException {
        if (footerSeen) {
            throw new SnapshotException(problem("is damaged"));
        }
        String kind = kind(start, end);
        int valueStart = start + kind.length() + 4;
        int valueLength = end - 1 - valueStart;
        if (header == null) {
            readHeader(kind, valueStart, valueLength);
        } else if (kind.equals(PartFooter.NAME)) {
            readFooter(valueStart, valueLength);
            return;
        } else {
            readFact(kind, valueStart, valueLength);
        }
        digest.update(buffer, start, end + 1 - start);
    }

    /** The name of the wrapper in {@code {"KmsKey":…}}. */
    private String kind(int start, int end) throws SnapshotException {
        int nameStart = start + 2;
        int limit = Math.min(end - 3, nameStart + LONGEST_KIND);
        if (limit > nameStart && buffer[start] == '{' && buffer[start + 1] == '"' && buffer[end - 1] == '}') {
            for (int index = nameStart; index < limit; index++) {
                if (buffer[index] == '"' && buffer[index + 1] == ':') {
                    return knownKind(nameStart, index - nameStart);
                }
            }
        }
        throw new SnapshotException(problem("is damaged"));
    }

    private String knownKind(int start, int length) {
        for (String kind : FactCodec.kinds()) {
            if (isAt(kind, start, length)) {
                return kind;
            }
        }
        return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    }

    private boolean isAt(String text, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (buffer[start + index] != text.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private void readHeader(String kind, int start, int length) throws SnapshotException {
        if (!kind.equals(PartHeader.NAME)) {
            throw new SnapshotException(problem("is damaged"));
        }
        PartHeader header = parse(PartHeader.class, HEADER, start, length);
        if (!header.format().isReadable()) {
            throw new SnapshotException("Snapshot part " + file + " has format version " + header.format()
                    + ", and this keyledger reads version " + FormatVersion.CURRENT.major()
                    + ": use the keyledger that made it.");
        }
        this.header = header;
    }

    private void readFooter(int start, int length) throws SnapshotException {
        PartFooter footer = parse(PartFooter.class, FOOTER, start, length);
        byte[] computed = clonedDigest();
        long records = facts.values().stream().mapToLong(Long::longValue).sum();
        if (records != footer.records() || !HexFormat.of().formatHex(computed).equals(footer.sha256())) {
            throw new SnapshotException(problem("is damaged"));
        }
        footerSeen = true;
    }

    private byte[] clonedDigest() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be copied", e);
        }
    }

    private void readFact(String kind, int start, int length) throws SnapshotException {
        facts.merge(kind, 1L, Long::sum);
        List<Text> texts = wanted.get(kind);
        if (texts != null) {
            if (texts.stream().anyMatch(text -> contains(text, start, length))) {
                handOn(parse(Fact.class, FactCodec.reader(kind), start, length));
            }
        } else if (!FactCodec.kinds().contains(kind) && !isNewerMinor()) {
            throw new SnapshotException(problem("is damaged"));
        }
    }

    /** Keeps a failure of the consumer until it is known that the fact was as it had been written. */
    private void handOn(Fact fact) {
        if (consumerFailure != null) {
            return;
        }
        try {
            consumer.accept(fact);
        } catch (RuntimeException e) {
            consumerFailure = e;
        }
    }

    private <T> T parse(Class<T> type, ObjectReader reader, int start, int length) throws SnapshotException {
        try {
            return type.cast(reader.readValue(buffer, start, length));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new SnapshotException(problem("is damaged"), e);
        }
    }

    private boolean isNewerMinor() {
        return header != null && header.format().isNewerMinor();
    }

    private boolean contains(Text wanted, int start, int length) {
        byte[] text = wanted.text;
        if (text.length == 0) {
            return true;
        }
        int last = start + length - text.length;
        for (int index = start; index <= last; index++) {
            if (buffer[index] == text[0]
                    && holds(text, index)
                    && (wanted.unlessBefore.length == 0 || !holds(wanted.unlessBefore, index + text.length))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(byte[] text, int index) {
        return index + text.length <= buffer.length
                && Arrays.equals(buffer, index, index + text.length, text, 0, text.length);
    }

    /** A text of a filter in the bytes of the file. */
    private record Text(byte[] text, byte[] unlessBefore) {
        static Text of(FactFilter.Text text) {
            return new Text(
                    text.text().getBytes(StandardCharsets.UTF_8),
                    text.unlessBefore().getBytes(StandardCharsets.UTF_8));
        }
    }
}
