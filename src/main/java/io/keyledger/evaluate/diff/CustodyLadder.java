package io.keyledger.evaluate.diff;

import io.keyledger.classify.Custody;
import java.util.Arrays;
import java.util.Optional;

/** Whether custody went up or down. */
final class CustodyLadder {
    private static final String CUSTODY = "custody";

    private CustodyLadder() {}

    static Optional<Change> change(RowPair pair) {
        return pair.sight(CUSTODY)
                .or(() -> pair.known(CUSTODY)
                        .map(values -> pair.change(
                                rung(values.after()) < rung(values.before())
                                        ? ChangeType.CUSTODY_DOWN
                                        : ChangeType.CUSTODY_UP,
                                CUSTODY)));
    }

    private static int rung(String custody) {
        return Arrays.stream(Custody.values())
                .filter(value -> value.text().equals(custody))
                .mapToInt(Custody::ordinal)
                .findFirst()
                .orElse(-1);
    }
}
