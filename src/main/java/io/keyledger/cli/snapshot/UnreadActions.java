package io.keyledger.cli.snapshot;

import io.keyledger.cli.process.Log;
import io.keyledger.evaluate.AcceptedGap;
import io.keyledger.evaluate.AcceptedGaps;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The unanswered calls of a collection, without accepted gaps.
 *
 * @param rows rows of coverage with unanswered calls
 */
public record UnreadActions(List<ApiCoverage> rows) {
    private static final Log LOG = Log.of(UnreadActions.class);

    /** Those of a snapshot, without the accepted ones. */
    public static UnreadActions in(Snapshot snapshot, List<AcceptedGap> acceptedGaps) throws IOException {
        AcceptedGaps accepted =
                new AcceptedGaps(acceptedGaps, snapshot.description().asOf());
        List<ApiCoverage> rows = new ArrayList<>();
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, FactFilter.of(ApiCoverage.class), fact -> addUnread(fact, accepted, rows));
        }
        return new UnreadActions(List.copyOf(rows));
    }

    private static void addUnread(Fact fact, AcceptedGaps accepted, List<ApiCoverage> rows) {
        if (fact instanceof ApiCoverage row
                && row.asked() > row.answered()
                && accepted.reason(row).isEmpty()) {
            rows.add(row);
        }
    }

    /** Logs the first one and their number; true if there are any. */
    public boolean report() {
        if (rows.isEmpty()) {
            return false;
        }
        ApiCoverage first = rows.getFirst();
        LOG.warn(
                "The snapshot is incomplete: {} of {} calls of {}:{} in {} {} were not answered ({}){}",
                first.asked() - first.answered(),
                first.asked(),
                first.service(),
                first.action(),
                first.accountId(),
                first.region(),
                first.note(),
                rows.size() == 1
                        ? ""
                        : "; so were calls of " + (rows.size() - 1) + " other actions, see 'audit --from'");
        return true;
    }
}
