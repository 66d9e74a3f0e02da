package io.keyledger.inventory;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CloudTrail's files, wherever they are stored. Thread-safe. */
public interface TrailFiles extends Closeable {
    /** What a file holds. */
    enum Kind {
        LOGS,
        DIGESTS
    }

    /**
     * Lists the files. A store that knows CloudTrail's layout lists only those of the kind.
     *
     * @throws IOException if listing cannot start, or the thread is interrupted
     */
    void list(Kind kind, Visitor visitor) throws IOException;

    /**
     * Opens a file.
     *
     * @throws java.nio.file.NoSuchFileException if it does not exist
     * @throws IOException if it cannot be read
     */
    Content open(TrailFile file) throws IOException;

    /**
     * Opens an object that a digest file lists.
     *
     * @param bucket the bucket that CloudTrail delivered it to
     * @throws java.nio.file.NoSuchFileException if it does not exist here
     * @throws IOException if it cannot be read
     */
    Content openDelivered(String bucket, String key) throws IOException;

    /**
     * The name in the listing of an object that a digest file lists; empty if it is not here.
     *
     * @param bucket the bucket that CloudTrail delivered it to
     */
    Optional<String> delivered(String bucket, String key);

    /** Whether digest files have CloudTrail's signature here: in the metadata of their objects, which a copy lacks. */
    default boolean hasSignatures() {
        return false;
    }

    /**
     * Lists the public keys of the signatures.
     *
     * @param region the Region of the digest files; each has keys of its own
     * @return the keys as PKCS #1, by fingerprint; none for a store without signatures
     * @throws IOException if they cannot be listed
     */
    default Map<String, byte[]> publicKeys(String region) throws IOException {
        return Map.of();
    }

    /** How many files to read at a time. */
    int readers();

    /**
     * Ends reading.
     *
     * @return the calls to AWS that were made; none for a folder
     * @throws RuntimeException if the rest of the files could not be read for one reason, for example lost credentials
     */
    default List<ApiCoverage> finish() {
        return List.of();
    }

    /** Where the files are, for messages. */
    @Override
    String toString();

    /** Receives the files of a listing, on several threads at a time. */
    interface Visitor {
        void file(TrailFile file);

        /** Takes something that is not a regular file. */
        void notAFile(String name);

        /** Takes a file or folder that cannot be read. */
        void unreadable(String name);
    }

    /**
     * An open file.
     *
     * @param stream its bytes, as stored
     * @param metadata the user-defined metadata of an object, by lower-case name; empty for a file in a folder
     */
    record Content(InputStream stream, Map<String, String> metadata) implements Closeable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
