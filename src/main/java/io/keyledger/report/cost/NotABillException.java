package io.keyledger.report.cost;

import java.io.IOException;
import java.io.Serial;

/** Thrown for a file that is not a Cost and Usage Report or data export that can be read. */
public final class NotABillException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    NotABillException(String problem) {
        super(problem);
    }
}
