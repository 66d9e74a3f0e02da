package io.keyledger.cost.cloudtrail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A log file of CloudTrail: <code>{"Records": [...]}</code>, mostly compressed with gzip. Read as a stream. */
final class LogFile {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BUFFER = 1 << 16;
    /** Far more than any file of CloudTrail has; one that unpacks to more was not written by it. */
    private static final long MOST_BYTES = 4L << 30;

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    /** How a file was read. */
    enum Outcome {
        READ,
        /** It begins as a log file and does not come to its end; what stands before is counted. */
        TORN,
        /** It is no log file of CloudTrail. */
        FOREIGN
    }

    /**
     * Counts its records.
     *
     * @throws CancellationException where the thread is interrupted
     */
    Outcome into(Tally tally) {
        boolean begun = false;
        try (InputStream stream = open();
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), stream)) {
            begun = findRecords(parser);
            if (!begun) {
                return Outcome.FOREIGN;
            }
            RecordReader reader = new RecordReader();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                reader.read(parser);
                tally.add(reader);
            }
            boolean whole = parser.currentToken() == JsonToken.END_ARRAY;
            // To the end of the file, because gzip's checksum is there.
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return whole ? Outcome.READ : Outcome.TORN;
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException _) {
            return begun || isGzip() ? Outcome.TORN : Outcome.FOREIGN;
        }
    }

    private InputStream open() throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return new BoundedStream(isGzip() ? new GZIPInputStream(file, BUFFER) : file, MOST_BYTES);
    }

    private boolean isGzip() {
        return path.toString().endsWith(".gz");
    }

    /** Goes to the start of the first record; false where the document has none. */
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
