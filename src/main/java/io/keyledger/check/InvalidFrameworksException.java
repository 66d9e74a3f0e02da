package io.keyledger.check;

import java.io.Serial;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A file of framework mappings that can't be used; the message says where and why. */
public final class InvalidFrameworksException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidFrameworksException(Path file, JacksonException rejected) {
        super(file + place(rejected) + ": " + problem(rejected), rejected);
    }

    /** In our own words where it is ours. */
    private static String problem(JacksonException rejected) {
        return rejected.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null
                ? ours.getMessage()
                : rejected.getOriginalMessage();
    }

    private static String place(JacksonException rejected) {
        TokenStreamLocation location = rejected.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
