package io.keyledger.cost.cloudtrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the records of a log file as CloudTrail writes it, one by one from bytes. Stops before the first that has
 * another form, which only a full parser can judge.
 */
final class RegularRecords {
    /** The start of every log file. */
    private static final byte[] HEAD = "{\"Records\":[".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KMS = RecordReader.KMS.getBytes(StandardCharsets.US_ASCII);

    private final JsonFactory json;
    private final RecordBuffer buffer;
    private final RecordReader reader;
    private final ByteTokens tokens = new ByteTokens();
    private boolean begun;
    private boolean any;

    RegularRecords(JsonFactory json, RecordBuffer buffer, RecordReader reader) {
        this.json = json;
        this.buffer = buffer;
        this.reader = reader;
    }

    /** Counts the records; the buffer is then after the last one. */
    void into(EventTally tally) throws IOException {
        begun = buffer.startsWith(HEAD);
        if (!begun) {
            return;
        }
        buffer.consumeTo(buffer.start() + HEAD.length);
        while (read(tally)) {
            any = true;
        }
    }

    /** Whether the file starts like a log file. */
    boolean begun() {
        return begun;
    }

    /** Whether a record was read. */
    boolean any() {
        return any;
    }

    private boolean read(EventTally tally) throws IOException {
        int comma = any ? 1 : 0;
        if (!buffer.has(comma + 1)) {
            return false;
        }
        while (true) {
            int start = buffer.start() + comma;
            if ((any && buffer.bytes()[buffer.start()] != ',') || buffer.bytes()[start] != '{') {
                return false;
            }
            try {
                buffer.consumeTo(read(start, tally));
                return true;
            } catch (UnscannedException e) {
                if (!e.isCut() || !buffer.more()) {
                    return false;
                }
            }
        }
    }

    /** Counts a record and returns the position after it. */
    private int read(int start, EventTally tally) {
        try {
            startAt(start);
            tokens.scanRecord();
            if (!tokens.isFrom(KMS)) {
                tally.addOther(reader.time(tokens.time()));
                return tokens.position();
            }
            startAt(start);
            reader.read(tokens);
            tally.add(reader);
            return tokens.position();
        } catch (UnscannedException e) {
            if (e.isCut()) {
                throw e;
            }
        }
        // A name or a string that matters has an escape: the parser reads this record alone.
        startAt(start);
        tokens.skipChildren();
        int end = tokens.position();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), buffer.bytes(), start, end - start)) {
            parser.nextToken();
            reader.read(new RecordTokens.Parsed(parser));
        }
        tally.add(reader);
        return end;
    }

    private void startAt(int position) {
        tokens.start(buffer.bytes(), position, buffer.limit());
    }
}
