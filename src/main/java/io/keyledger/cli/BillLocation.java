package io.keyledger.cli;

import io.keyledger.cost.bill.Bill;
import io.keyledger.report.cost.BillFile;
import io.keyledger.report.cost.BillFile.NotABillException;
import java.io.IOException;
import java.util.Optional;

/** Reads the bill before any call to AWS. */
final class BillLocation {
    private BillLocation() {}

    /**
     * The configured bill; empty if none is configured.
     *
     * @throws UsageException if it cannot be read or is not a bill
     */
    static Optional<Bill> of(Environment environment, Configuration configuration) {
        String named = configuration.costs().bill();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(BillFile.read(environment.path(named)));
        } catch (NotABillException invalid) {
            throw new UsageException(Setting.BILL.option() + ": " + named + " " + invalid.getMessage(), invalid);
        } catch (IOException unreadable) {
            throw new UsageException(
                    Setting.BILL.option() + ": " + named + " can't be read: " + FileProblem.sentence(unreadable),
                    unreadable);
        }
    }
}
