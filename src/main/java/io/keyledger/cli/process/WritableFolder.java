package io.keyledger.cli.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that a folder is writable before long work starts. */
public final class WritableFolder {
    private WritableFolder() {}

    /**
     * Creates the folder if necessary and a temporary file in it.
     *
     * @param option the option that names the folder
     * @throws UsageException if that fails
     */
    public static void require(Path folder, String option) {
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
                        + "); choose another folder, or give this user write permission",
                cause);
    }
}
