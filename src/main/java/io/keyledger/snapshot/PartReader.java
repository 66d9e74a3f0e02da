package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** Reads one part line by line, parses only the chosen facts, and verifies everything. Single use; not thread-safe. */
final class PartReader {
    private static final int INITIAL_BUFFER = 1 << 17;
    private static final int LONGEST_KIND = 64;
    /** In bytes; the 50,000 grants that AWS allows per key take less. */
    static final int LONGEST_LINE = 64 << 20;
    /** Real facts never compress this well, because each has its own id. */
    private static final int HIGHEST_COMPRESSION = 250;

    private static final String ANEW = "run 'collect' again with the same options to fetch it again, or evaluate the"
            + " rest with --damaged-parts skip";
    private static final ObjectReader HEADER = SnapshotJson.MAPPER.readerFor(PartHeader.class);
    private static final ObjectReader FOOTER = SnapshotJson.MAPPER.readerFor(PartFooter.class);

    private final Path directory;
    private final Path file;
    private final PartId part;
    private final Map<String, List<Text>> wanted = new HashMap<>();
    private final Consumer<? super Fact> consumer;

    private final MessageDigest digest = Sha256.newDigest();
    private final Map<String, Long> facts = new TreeMap<>();
    private final Set<String> keys = new HashSet<>();
    private byte[] buffer = new byte[INITIAL_BUFFER];
    private String lastKind = "";
    private long line;
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
        try (InputStream compressed = RegularFile.open(file);
                InputStream input = new GzipInput(compressed)) {
            readLines(input, LONGEST_LINE + HIGHEST_COMPRESSION * RegularFile.size(file));
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
            throw cutShort(e);
        } catch (FileSystemException e) {
            throw damaged(AtomicFile.reason(e), e);
        } catch (IOException e) {
            throw damaged(reason(e), e);
        }
        if (header == null || !footerSeen) {
            throw cutShort(null);
        }
        if (consumerFailure != null) {
            throw consumerFailure;
        }
        return new PartSummary(part, facts, HexFormat.of().formatHex(digest.digest()));
    }

    private SnapshotException cutShort(@Nullable Throwable cause) {
        return new DamagedPartException(
                part, "Snapshot part " + file + " is cut short: " + ANEW + ".", "it is cut short", cause);
    }

    private SnapshotException damaged(String problem, @Nullable Throwable cause) {
        return new DamagedPartException(
                part, "Snapshot part " + file + " is damaged (" + problem + "): " + ANEW + ".", problem, cause);
    }

    private SnapshotException damagedLine(String problem, @Nullable Throwable cause) {
        return damaged("line " + line + ": " + problem, cause);
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? "it cannot be decompressed" : message;
    }

    /** Splits the stream into lines; the buffer grows to the longest line. */
    private void readLines(InputStream input, long most) throws IOException {
        long total = 0;
        int start = 0;
        int scanned = 0;
        int end = 0;
        while (true) {
            int count = input.read(buffer, end, buffer.length - end);
            if (count < 0) {
                break;
            }
            end += count;
            total += count;
            if (total > most) {
                throw damaged("it unpacks to more than " + HIGHEST_COMPRESSION + " times its size", null);
            }
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
                if (buffer.length > LONGEST_LINE) {
                    line++;
                    throw damagedLine("it is longer than " + (LONGEST_LINE >> 20) + " MiB", null);
                }
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
        line++;
        if (footerSeen) {
            throw damagedLine("something follows the end of the part", null);
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
        throw damagedLine("it is not a fact", null);
    }

    private String knownKind(int start, int length) {
        // Facts of a kind stand together.
        if (isAt(lastKind, start, length)) {
            return lastKind;
        }
        lastKind = findKind(start, length);
        return lastKind;
    }

    private String findKind(int start, int length) {
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
            throw damagedLine("it is not the header of a part", null);
        }
        PartHeader header = parse(PartHeader.class, "header of a part", HEADER, start, length);
        if (!header.format().isReadable()) {
            throw new SnapshotException("Snapshot part " + file + " has format version " + header.format()
                    + ", and this keyledger reads version " + FormatVersion.CURRENT.major()
                    + ": use the version of keyledger that made it.");
        }
        if (!header.isOf(part)) {
            throw new DamagedPartException(
                    part,
                    "Snapshot part " + file + " belongs to " + header.accountId() + "/" + header.region() + "/"
                            + header.collector() + ", so it was moved: put it back, or " + ANEW + ".",
                    "it belongs to " + header.accountId() + "/" + header.region() + "/" + header.collector(),
                    null);
        }
        this.header = header;
    }

    private void readFooter(int start, int length) throws SnapshotException {
        PartFooter footer = parse(PartFooter.class, "end of a part", FOOTER, start, length);
        byte[] computed = clonedDigest();
        long records = facts.values().stream().mapToLong(Long::longValue).sum();
        if (records != footer.records() || !HexFormat.of().formatHex(computed).equals(footer.sha256())) {
            throw damagedLine("the content does not match the checksum at its end", null);
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
                Fact fact = parse(Fact.class, kind, FactCodec.reader(kind), start, length);
                requireBelonging(kind, fact);
                handOn(fact);
            }
        } else if (!FactCodec.kinds().contains(kind) && !isNewerMinor()) {
            throw damagedLine("it is an unknown kind of fact", null);
        }
    }

    private void requireBelonging(String kind, Fact fact) throws SnapshotException {
        if (!part.isOf(fact)) {
            throw damagedLine("it is a " + kind + " of another account or Region", null);
        }
        if (fact instanceof KmsKey key && !keys.add(key.arn())) {
            throw damagedLine("it repeats a key of an earlier line", null);
        }
    }

    /** Holds back a failure of the consumer until the fact is verified to be undamaged. */
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

    private <T> T parse(Class<T> type, String what, ObjectReader reader, int start, int length)
            throws SnapshotException {
        try {
            T value = type.cast(reader.readValue(buffer, start, length));
            if (value != null) {
                return value;
            }
        } catch (RuntimeException e) {
            throw damagedLine("it is not a whole " + what, e);
        }
        throw damagedLine("null is not a fact", null);
    }

    private boolean isNewerMinor() {
        return header != null && header.format().isNewerMinor();
    }

    private boolean contains(Text wanted, int start, int length) {
        byte[] text = wanted.text;
        if (text.length == 0) {
            return true;
        }
        int past = start + length - (text.length - 1 - wanted.anchor);
        for (int tip = start + wanted.anchor; tip < past; tip++) {
            if (buffer[tip] == text[wanted.anchor]
                    && holds(text, tip - wanted.anchor)
                    && (wanted.unlessBefore.length == 0
                            || !holds(wanted.unlessBefore, tip - wanted.anchor + text.length))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(byte[] text, int index) {
        return index + text.length <= buffer.length
                && Arrays.equals(buffer, index, index + text.length, text, 0, text.length);
    }

    /** A filter's text as bytes of the file. */
    private static final class Text {
        /** Facts have many quotes, colons and vowels; the last is the rarest of English letters. */
        private static final String BY_RARITY = "etaoinsrhldcumfgpwybvkjxqz";

        private final byte[] text;
        private final byte[] unlessBefore;
        /** The place of the rarest letter, which a search looks for. */
        private final int anchor;

        private Text(byte[] text, byte[] unlessBefore) {
            this.text = text;
            this.unlessBefore = unlessBefore;
            int rarest = 0;
            for (int i = 1; i < text.length; i++) {
                if (BY_RARITY.indexOf(text[i]) > BY_RARITY.indexOf(text[rarest])) {
                    rarest = i;
                }
            }
            this.anchor = rarest;
        }

        static Text of(FactFilter.Text text) {
            return new Text(
                    text.text().getBytes(StandardCharsets.UTF_8),
                    text.unlessBefore().getBytes(StandardCharsets.UTF_8));
        }
    }
}
