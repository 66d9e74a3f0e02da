package io.keyledger.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the snapshot format. A new minor version adds properties and kinds of fact that an older reader may
 * ignore; a new major version changes what is there.
 */
public record FormatVersion(int major, int minor) {
    /** What this version of the tool writes. */
    public static final FormatVersion CURRENT = new FormatVersion(2, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    /**
     * Parses a version, for example {@code 1.0}.
     *
     * @throws IllegalArgumentException if the text is not a version
     */
    @JsonCreator
    public static FormatVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a format version");
        }
        return new FormatVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this version of the tool can read a snapshot of that version. */
    boolean isReadable() {
        return major == CURRENT.major;
    }

    /** Whether a snapshot of that version may hold unknown kinds of fact. */
    boolean isNewerMinor() {
        return major == CURRENT.major && minor > CURRENT.minor;
    }

    @JsonValue
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
