package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A log file of CloudTrail: <code>{"Records": [...]}</code>, mostly compressed with gzip. Read as a stream. */
final class LogFile {
    private static final JsonFactory JSON = new JsonFactory();
    /** Far more than any CloudTrail file holds; larger content was not written by CloudTrail. */
    static final long MOST_BYTES = 4L << 30;

    private final TrailFiles files;
    private final TrailFile file;
    private final Optional<LogHashes> hashes;

    /** @param hashes receives the hash of the content; absent if nobody wants it */
    LogFile(TrailFiles files, TrailFile file, Optional<LogHashes> hashes) {
        this.files = files;
        this.file = file;
        this.hashes = hashes;
    }

    /** How a file was read. */
    enum Outcome {
        READ,
        /** A log file that is cut short; the records before the cut are counted. */
        TORN,
        /** Not a CloudTrail log file. */
        FOREIGN
    }

    /**
     * Counts its records.
     *
     * @throws CancellationException if the thread is interrupted
     */
    Outcome into(EventTally tally) {
        boolean begun = false;
        MessageDigest sha256 = hashes.isPresent() ? Sha256.newDigest() : null;
        try (InputStream content = BoundedStream.of(files.open(file), file.name(), MOST_BYTES)) {
            InputStream stream = sha256 == null ? content : new DigestInputStream(content, sha256);
            RecordBuffer buffer = new RecordBuffer(stream);
            RecordReader reader = new RecordReader();
            RegularRecords regular = new RegularRecords(JSON, buffer, reader);
            regular.into(tally);
            begun = regular.begun();
            // An empty record stands for those that were read.
            String before = !begun ? "" : regular.any() ? "{\"Records\":[{}" : "{\"Records\":[";
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), buffer.rest(before))) {
                begun = findRecords(parser);
                if (!begun) {
                    return Outcome.FOREIGN;
                }
                if (regular.any()) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                Outcome outcome = readRest(parser, reader, tally);
                if (sha256 != null) {
                    // The parser has read to the end.
                    hashes.ifPresent(all -> all.add(file.name(), sha256.digest()));
                }
                return outcome;
            }
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException _) {
            return begun || isGzip() ? Outcome.TORN : Outcome.FOREIGN;
        }
    }

    private static Outcome readRest(JsonParser parser, RecordReader reader, EventTally tally) {
        RecordTokens tokens = new RecordTokens.Parsed(parser);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            reader.read(tokens);
            tally.add(reader);
        }
        boolean whole = parser.currentToken() == JsonToken.END_ARRAY;
        // Reads to the end of the file, because gzip's checksum is there.
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
        return whole ? Outcome.READ : Outcome.TORN;
    }

    private boolean isGzip() {
        return file.name().endsWith(BoundedStream.GZIP);
    }

    /** Moves to the first record; false if the document has none. */
    private static boolean findRecords(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean records = parser.currentName().equals("Records");
            if (parser.nextToken() == JsonToken.START_ARRAY && records) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
