package io.keyledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The note in a snapshot that an audit has begun it and has not written its files yet, so that one that was interrupted
 * after its collection goes on where it was instead of asking AWS for everything again.
 */
record Unevaluated(Path snapshot) {
    private static final String NOTE = ".unevaluated";

    void note() throws IOException {
        if (!isNoted()) {
            Files.createFile(snapshot.resolve(NOTE));
        }
    }

    boolean isNoted() {
        return Files.isRegularFile(snapshot.resolve(NOTE), LinkOption.NOFOLLOW_LINKS);
    }

    /** The files are written. */
    void forget() throws IOException {
        if (isNoted()) {
            Files.delete(snapshot.resolve(NOTE));
        }
    }
}
