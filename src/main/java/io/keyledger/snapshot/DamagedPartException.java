package io.keyledger.snapshot;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown for a part that exists but cannot be used. */
public final class DamagedPartException extends SnapshotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient PartId part;
    private final String problem;

    DamagedPartException(PartId part, String message, String problem, @Nullable Throwable cause) {
        super(message, cause);
        this.part = part;
        this.problem = problem;
    }

    public PartId part() {
        return part;
    }

    /** What is wrong with the part, without the file name. */
    public String problem() {
        return problem;
    }
}
