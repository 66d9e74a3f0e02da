package io.keyledger.check;

import java.io.Serial;
import java.util.Collection;

/** A check id that no check has. */
public final class UnknownCheckException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * Refuses an id.
     *
     * @param where what names it, such as {@code the setting disabled}
     */
    UnknownCheckException(String where, String id, Collection<String> known) {
        super(where + " names the check '" + id + "', which does not exist"
                + NearestId.to(id, known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse(""));
        this.id = id;
    }

    /** The id that no check has. */
    public String id() {
        return id;
    }
}
