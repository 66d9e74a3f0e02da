package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.cost.bill.BilledEstimate;
import io.keyledger.cost.bill.ComparedBill;
import io.keyledger.cost.bill.Reconciler;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.bill.Reconciliation.Audited;
import io.keyledger.evaluate.row.RowSink;
import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.Observed;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a bill with the estimates of a snapshot, and judges the differences. */
final class BillEvaluation {
    private final AuditSettings settings;
    private final Waivers waivers;
    private final RowSink rows;
    private final Tally tally;

    BillEvaluation(AuditSettings settings, Waivers waivers, RowSink rows, Tally tally) {
        this.settings = settings;
        this.waivers = waivers;
        this.rows = rows;
        this.tally = tally;
    }

    /** Compares a bill with the estimates of a snapshot. */
    static Reconciliation compare(
            ComparedBill compared,
            BilledEstimate estimate,
            Snapshot snapshot,
            SnapshotSurvey survey,
            UnseenResources unseen,
            int countedDays) {
        Set<AccountRegion> places = survey.aboutKeys().stream()
                .filter(survey.filter()::includes)
                .map(BillEvaluation::place)
                .collect(Collectors.toUnmodifiableSet());
        return Reconciler.of(
                compared.bill(),
                estimate,
                new Audited(
                        Set.copyOf(survey.filter().accountsOf(snapshot.description())),
                        places,
                        places.stream()
                                .filter(place -> unseen.mayHideKeys(place.accountId(), place.region()))
                                .collect(Collectors.toUnmodifiableSet()),
                        countedDays,
                        compared.residualShare()));
    }

    private static AccountRegion place(PartId part) {
        return new AccountRegion(part.accountId(), part.region());
    }

    /** Passes on the findings about a bill. */
    void judge(Reconciliation bill) throws IOException {
        List<Finding> findings = new ArrayList<>();
        settings.checks().evaluateBill(bill, finding -> {
            Finding judged = waivers.apply(finding, Observed.notOffered("usage on a bill has no tags"));
            findings.add(judged);
            tally.addFinding(
                    judged,
                    judged.resourceId(),
                    one -> Causes.CauseId.of(one.checkId(), one.verdict().reason()));
        });
        rows.findings(settings.findings().of(findings));
    }
}
