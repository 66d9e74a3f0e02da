package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** One file in memory, whose bytes arrive a few at a time. */
final class MemoryFile implements TrailFiles {
    private final String name;
    private final byte[] content;
    private final int atATime;

    MemoryFile(String name, byte[] content, int atATime) {
        this.name = name;
        this.content = content.clone();
        this.atATime = atATime;
    }

    /** Counts the records of the file. */
    LogFile.Outcome into(EventTally tally) {
        return new LogFile(this, new TrailFile(name, content.length), Optional.empty()).into(tally);
    }

    @Override
    public void list(Kind kind, Visitor visitor) {
        visitor.file(new TrailFile(name, content.length));
    }

    @Override
    public Content open(TrailFile file) {
        InputStream slow = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, atATime));
            }
        };
        return new Content(slow, Map.of());
    }

    @Override
    public Content openDelivered(String bucket, String key) {
        return open(new TrailFile(key, content.length));
    }

    @Override
    public Optional<String> delivered(String bucket, String key) {
        return Optional.empty();
    }

    @Override
    public int readers() {
        return 1;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
