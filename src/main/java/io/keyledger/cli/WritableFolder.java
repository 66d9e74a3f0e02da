package io.keyledger.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure, before anything long begins, that its result can be written. */
final class WritableFolder {
    private WritableFolder() {}

    /**
     * Creates the folder where there is none, and a file in it for a moment.
     *
     * @param option what named the folder
     * @throws UsageException where that can't be done
     */
    static void require(Path folder, String option) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".keyledger-", ".probe"));
        } catch (FileSystemException problem) {
            throw unwritable(folder, option, FileProblem.reason(problem), problem);
        } catch (IOException problem) {
            throw unwritable(folder, option, FileProblem.sentence(problem), problem);
        }
    }

    private static UsageException unwritable(Path folder, String option, String reason, IOException cause) {
        return new UsageException(
                option + ": the folder " + folder + " can't be written (" + reason
                        + "); name another one, or give this user the right to write there",
                cause);
    }
}
