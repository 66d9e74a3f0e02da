package io.keyledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An accepted failure.
 *
 * @param check the id of the check, or {@code *} for every check
 * @param resource an id or ARN, with {@code *} for any text
 * @param until the last day of the waiver; absent for no end
 * @param owner who answers for it; empty if nobody is named
 * @param tags tags that the resource must all have, as {@code key=value} with {@code *} for any text; may be empty
 */
public record Waiver(
        String check, String resource, String reason, Optional<LocalDate> until, String owner, List<String> tags) {
    public Waiver {
        tags = List.copyOf(tags);
    }

    /** A waiver without owner, whatever the tags of the resource. */
    public Waiver(String check, String resource, String reason, Optional<LocalDate> until) {
        this(check, resource, reason, until, "", List.of());
    }
}
