package io.keyledger.cli.process;

import java.util.Objects;

/** The version of this program, from its jar. */
public final class Version {
    private Version() {}

    /** The version, for example {@code 0.1.0}; {@code unpackaged} if classes run without their jar. */
    public static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
