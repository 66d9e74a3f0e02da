package io.keyledger.deliver;

import io.keyledger.report.RunDestination;
import io.keyledger.report.RunTransaction;
import io.keyledger.report.sort.Disk;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder on disk.
 *
 * @param folder the folder of the run, which must not exist
 */
public record FolderDestination(Path folder, Disk disk) implements RunDestination {
    public FolderDestination(Path folder) {
        this(folder, Disk.REAL);
    }

    @Override
    public RunTransaction begin() throws IOException {
        return RunFolder.begin(disk, folder);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
