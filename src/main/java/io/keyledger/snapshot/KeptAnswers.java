package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The checkpoint of a slow part: what was read for each of its items, in the order of the answers, so that a resumed
 * run asks only for the rest. Each line holds the CRC-32 of the rest of the line, the item's id, and its facts,
 * separated by tabs. A line that is cut short or belongs to another part ends the file. Facts stay on disk; memory
 * holds only their positions. Thread-safe.
 */
public final class KeptAnswers implements Closeable {
    private static final byte TAB = '\t';
    private static final int CHECKSUM = 8;
    private static final long FORCE_EVERY_NANOSECONDS = 5_000_000_000L;

    private final PartId part;
    private final FileChannel channel;
    private final Map<String, Place> places = new HashMap<>();
    private long end;
    private long forced = System.nanoTime();

    /** The position of an item's line, without its line feed. */
    private record Place(long offset, int length) {}

    private KeptAnswers(PartId part, FileChannel channel) {
        this.part = part;
        this.channel = channel;
    }

    static KeptAnswers open(Path file, PartId part) throws IOException {
        RegularFile.requireFileOrNothing(file);
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            KeptAnswers answers = new KeptAnswers(part, channel);
            answers.index();
            channel.truncate(answers.end);
            return answers;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Indexes the items up to the first incomplete line. */
    private void index() throws IOException {
        InputStream input = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        byte[] line = new byte[1 << 14];
        int length = 0;
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next != '\n') {
                if (length == line.length) {
                    if (length > PartReader.LONGEST_LINE) {
                        return;
                    }
                    line = Arrays.copyOf(line, length * 2);
                }
                line[length++] = (byte) next;
                continue;
            }
            String id = id(line, length);
            if (id.isEmpty()) {
                return;
            }
            places.put(id, new Place(end, length));
            end += length + 1L;
            length = 0;
        }
    }

    /** The id in a complete line of this part; empty if the line is invalid. */
    private String id(byte[] line, int length) {
        if (length <= CHECKSUM || !Arrays.equals(checksum(line, CHECKSUM, length), Arrays.copyOf(line, CHECKSUM))) {
            return "";
        }
        List<String> cells = cells(line, length);
        try {
            for (String fact : cells.subList(2, cells.size())) {
                if (!part.isOf(FactCodec.decode(fact))) {
                    return "";
                }
            }
        } catch (RuntimeException _) {
            return "";
        }
        return cells.get(1);
    }

    private static List<String> cells(byte[] line, int length) {
        return List.of(new String(line, 0, length, StandardCharsets.UTF_8).split("\t", -1));
    }

    private static byte[] checksum(byte[] bytes, int from, int to) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, to - from);
        return HexFormat.of().toHexDigits((int) checksum.getValue()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The facts kept for an item, in order; empty if it must still be read. */
    public List<Fact> of(String id) throws IOException {
        Place place;
        synchronized (this) {
            place = places.get(id);
        }
        if (place == null) {
            return List.of();
        }
        ByteBuffer line = ByteBuffer.allocate(place.length());
        while (line.hasRemaining()) {
            if (channel.read(line, place.offset() + line.position()) < 0) {
                throw new IOException(
                        "the answers kept for snapshot part " + part + " were cut short by another process");
            }
        }
        List<String> cells = cells(line.array(), place.length());
        return cells.subList(2, cells.size()).stream().map(FactCodec::decode).toList();
    }

    /** Keeps the facts of an item. An id with a control character is not kept, so its calls are repeated. */
    public void keep(String id, List<? extends Fact> facts) throws IOException {
        if (id.isEmpty() || id.chars().anyMatch(Character::isISOControl)) {
            return;
        }
        List<byte[]> cells = new ArrayList<>();
        cells.add(id.getBytes(StandardCharsets.UTF_8));
        facts.forEach(fact -> cells.add(FactCodec.encode(fact)));
        ByteBuffer line = ByteBuffer.allocate(
                CHECKSUM + cells.stream().mapToInt(cell -> cell.length + 1).sum() + 1);
        line.position(CHECKSUM);
        cells.forEach(cell -> line.put(TAB).put(cell));
        line.put(0, checksum(line.array(), CHECKSUM, line.position()));
        line.put((byte) '\n').flip();
        append(id, line);
    }

    private synchronized void append(String id, ByteBuffer line) throws IOException {
        places.put(id, new Place(end, line.limit() - 1));
        try {
            while (line.hasRemaining()) {
                end += channel.write(line, end);
            }
            forceNowAndThen();
        } catch (IOException e) {
            throw PartWriter.notWritten(part, e);
        }
    }

    /** A kill loses nothing that was written; only a loss of power can. */
    private void forceNowAndThen() throws IOException {
        long now = System.nanoTime();
        if (now - forced > FORCE_EVERY_NANOSECONDS) {
            forced = now;
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
