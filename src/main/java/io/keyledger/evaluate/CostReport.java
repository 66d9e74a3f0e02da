package io.keyledger.evaluate;

import io.keyledger.cost.Amount;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.breakdown.CostBreakdown;
import io.keyledger.cost.breakdown.Grouping;
import io.keyledger.cost.breakdown.Term;
import io.keyledger.cost.savings.BucketChoices;
import io.keyledger.cost.savings.Savings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keys cost, summed in one way.
 *
 * @param rows the groups, the most expensive first; they add up to the total
 * @param total everything but the audit's own calls
 * @param audit what the audit's own calls cost, once
 * @param keys how many keys there are
 * @param keysUnknown how many of them have partly unknown costs
 * @param countedDays the most days over which requests were counted
 * @param attributed whether CloudTrail attributes requests to callers and resources
 * @param choices what encryption costs for the buckets that were asked for
 * @param bill the bill next to the estimates; empty if none is given
 * @param changes keys whose requests changed at least tenfold since an earlier snapshot, the most requests first
 * @param gaps what could not be read, each in one line
 */
public record CostReport(
        Instant asOf,
        List<String> accounts,
        List<String> regions,
        Grouping grouping,
        Term term,
        List<CostBreakdown.Row> rows,
        Amount total,
        Amount audit,
        long keys,
        long keysUnknown,
        int countedDays,
        boolean attributed,
        Savings savings,
        List<BucketChoices> choices,
        Optional<Reconciliation> bill,
        List<ChangedRequests> changes,
        List<String> gaps) {
    public CostReport {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
        changes = List.copyOf(changes);
        gaps = List.copyOf(gaps);
    }
}
