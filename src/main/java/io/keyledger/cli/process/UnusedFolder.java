package io.keyledger.cli.process;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Finds an unused folder name. */
public final class UnusedFolder {
    private UnusedFolder() {}

    /** The folder for an instant, with a number appended if it exists. */
    public static Path in(Path parent, Instant instant) {
        String name = RunName.of(instant);
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); number++) {
            folder = parent.resolve(name + "-" + number);
        }
        return folder;
    }
}
