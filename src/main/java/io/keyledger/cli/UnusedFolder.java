package io.keyledger.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Finds an unused folder name. */
final class UnusedFolder {
    private UnusedFolder() {}

    /** The folder for an instant, with a number appended if it exists. */
    static Path in(Path parent, Instant instant) {
        String name = RunName.of(instant);
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); number++) {
            folder = parent.resolve(name + "-" + number);
        }
        return folder;
    }
}
