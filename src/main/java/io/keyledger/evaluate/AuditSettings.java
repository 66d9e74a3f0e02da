package io.keyledger.evaluate;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.cost.CostSettings;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.bill.ComparedBill;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.SnapshotFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation depends on besides its snapshot.
 *
 * @param checks the checks to run
 * @param checkSettings the limits and exceptions of the checks
 * @param prices the price sheet
 * @param cloudTrail the log files of CloudTrail
 * @param trust the trust zone besides the audited accounts
 * @param waivers accepted failures
 * @param acceptedGaps accepted gaps in coverage
 * @param asOf the instant to evaluate for; if absent, the snapshot's
 * @param failOn the minimum severity of a failure for {@link RunSummary.Outcome#FINDINGS}; if absent, no failure counts
 * @param findings which findings are listed
 * @param toolVersion the version of keyledger that evaluates
 * @param parameters the run's record of its own settings
 * @param filter what of the snapshot is evaluated
 * @param costs what costs and savings depend on
 * @param bill the bill to compare the estimates with
 */
public record AuditSettings(
        CheckCatalogue checks,
        CheckSettings checkSettings,
        PriceSheet prices,
        Optional<CloudTrailLogs> cloudTrail,
        TrustZone trust,
        List<Waiver> waivers,
        List<AcceptedGap> acceptedGaps,
        Optional<Instant> asOf,
        Optional<Severity> failOn,
        FindingSelection findings,
        String toolVersion,
        RunParameters parameters,
        SnapshotFilter filter,
        CostSettings costs,
        Optional<ComparedBill> bill) {
    public AuditSettings {
        waivers = List.copyOf(waivers);
        acceptedGaps = List.copyOf(acceptedGaps);
    }

    /** Settings for the whole of a snapshot, with the default settings of costs and without a bill. */
    public AuditSettings(
            CheckCatalogue checks,
            CheckSettings checkSettings,
            PriceSheet prices,
            Optional<CloudTrailLogs> cloudTrail,
            TrustZone trust,
            List<Waiver> waivers,
            List<AcceptedGap> acceptedGaps,
            Optional<Instant> asOf,
            Optional<Severity> failOn,
            FindingSelection findings,
            String toolVersion,
            RunParameters parameters) {
        this(
                checks,
                checkSettings,
                prices,
                cloudTrail,
                trust,
                waivers,
                acceptedGaps,
                asOf,
                failOn,
                findings,
                toolVersion,
                parameters,
                SnapshotFilter.ALL,
                CostSettings.defaults(),
                Optional.empty());
    }

    /** The same settings with another selection of findings. */
    public AuditSettings with(FindingSelection selection) {
        return with(selection, filter, costs, bill);
    }

    /** The same settings for a part of a snapshot. */
    public AuditSettings with(SnapshotFilter part) {
        return with(findings, part, costs, bill);
    }

    /** The same settings with other settings of costs. */
    public AuditSettings with(CostSettings otherCosts) {
        return with(findings, filter, otherCosts, bill);
    }

    /** The same settings with a bill to compare the estimates with. */
    public AuditSettings with(ComparedBill compared) {
        return with(findings, filter, costs, Optional.of(compared));
    }

    private AuditSettings with(
            FindingSelection selection, SnapshotFilter part, CostSettings otherCosts, Optional<ComparedBill> compared) {
        return new AuditSettings(
                checks,
                checkSettings,
                prices,
                cloudTrail,
                trust,
                waivers,
                acceptedGaps,
                asOf,
                failOn,
                selection,
                toolVersion,
                parameters,
                part,
                otherCosts,
                compared);
    }
}
