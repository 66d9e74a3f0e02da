package io.keyledger.report;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.cost.PriceSheet;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.SnapshotFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation depends on beside its snapshot.
 *
 * @param checks what is asked of keys and resources
 * @param checkSettings what each check accepts
 * @param prices what things cost
 * @param cloudTrail a folder or a file of CloudTrail's logs, which tell who used keys
 * @param trust whom access is meant for, besides the audited accounts
 * @param waivers failures that were accepted
 * @param acceptedGaps what need not be read
 * @param asOf the instant to evaluate for; where absent, that of the snapshot
 * @param failOn from which severity on a failure makes {@link RunSummary.Outcome#FINDINGS}; where absent, none does
 * @param findings which findings are listed
 * @param toolVersion the version that evaluates
 * @param parameters what the run says of its own settings
 * @param filter what of the snapshot is evaluated
 */
public record ReportSettings(
        CheckCatalogue checks,
        CheckSettings checkSettings,
        PriceSheet prices,
        Optional<Path> cloudTrail,
        TrustZone trust,
        List<Waiver> waivers,
        List<AcceptedGap> acceptedGaps,
        Optional<Instant> asOf,
        Optional<Severity> failOn,
        FindingSelection findings,
        String toolVersion,
        RunParameters parameters,
        SnapshotFilter filter) {
    public ReportSettings {
        waivers = List.copyOf(waivers);
        acceptedGaps = List.copyOf(acceptedGaps);
    }

    /** Settings for the whole of a snapshot. */
    public ReportSettings(
            CheckCatalogue checks,
            CheckSettings checkSettings,
            PriceSheet prices,
            Optional<Path> cloudTrail,
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
                SnapshotFilter.ALL);
    }

    /** The same settings for a part of a snapshot. */
    public ReportSettings with(SnapshotFilter filter) {
        return new ReportSettings(
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
                filter);
    }
}
