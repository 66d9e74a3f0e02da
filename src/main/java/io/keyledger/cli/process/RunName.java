package io.keyledger.cli.process;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names the folder of a run by its instant, so that names sort by time and are safe for shells and file systems. */
public final class RunName {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RunName() {}

    /** The name, for example {@code 20261124T030000Z}. */
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
