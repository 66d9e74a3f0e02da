package io.keyledger.check;

import java.io.Serial;
import java.util.Collection;

/** Thrown for a check id that does not exist. */
public final class UnknownCheckException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * Reports an unknown id.
     *
     * @param where what names it, for example {@code the setting disabled}
     */
    UnknownCheckException(String where, String id, Collection<String> known) {
        super(where + " names the check '" + id + "', which does not exist"
                + NearestId.to(id, known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse(""));
        this.id = id;
    }

    /** The unknown id. */
    public String id() {
        return id;
    }
}
