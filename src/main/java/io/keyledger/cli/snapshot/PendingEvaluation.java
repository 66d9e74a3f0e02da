package io.keyledger.cli.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Marks a snapshot of an audit that has not written its run yet, so that an audit interrupted after its collection
 * resumes with this snapshot instead of collecting again.
 */
public record PendingEvaluation(Path snapshot) {
    private static final String NOTE = ".unevaluated";

    void note() throws IOException {
        if (!isNoted()) {
            Files.createFile(snapshot.resolve(NOTE));
        }
    }

    boolean isNoted() {
        return Files.isRegularFile(snapshot.resolve(NOTE), LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes the mark once the run is written. */
    public void forget() throws IOException {
        if (isNoted()) {
            Files.delete(snapshot.resolve(NOTE));
        }
    }
}
