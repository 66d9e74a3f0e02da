package io.keyledger.evaluate;

import io.keyledger.classify.CrossRegionKeys;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyIndex;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.cloudtrail.CountedTrail;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.LogHashes;
import io.keyledger.cost.cloudtrail.TrailVerification;
import io.keyledger.cost.savings.SavingsLedger;
import io.keyledger.cost.savings.SavingsSettings;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.TrailFiles;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Evaluates the Regions of a snapshot one after another, with what all Regions share. */
final class RegionEvaluations {
    /** The days of a month in every monthly amount. */
    static final int DAYS_A_MONTH = 30;

    private final Snapshot snapshot;
    private final AuditSettings settings;
    private final SnapshotSurvey survey;
    private final CloudTrailUsage trail;
    private final Instant asOf;

    RegionEvaluations(
            Snapshot snapshot, AuditSettings settings, SnapshotSurvey survey, CloudTrailUsage trail, Instant asOf) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.survey = survey;
        this.trail = trail;
        this.asOf = asOf;
    }

    void evaluate(RegionRows rows, Workers workers, Progress progress, Populations populations) throws IOException {
        TrustZone trust = trust();
        CrossRegionKeys distant = distantKeys();
        for (String region : survey.regions()) {
            new RegionEvaluation(snapshot, survey, distant, trail, region, workers, progress, populations)
                    .run(settings.checkSettings(), settings.prices(), asOf, trust, rows);
        }
    }

    /** A ledger of savings that keeps the best ones. */
    SavingsLedger savings(int most, Predicate<String> buckets) {
        Map<String, Custody> minimums = settings.checkSettings().minimumCustody();
        return new SavingsLedger(
                settings.prices(),
                new SavingsSettings(
                        settings.costs().unusedDays(),
                        minimums.getOrDefault(ResourceTypes.S3_BUCKET, minimums.get("*"))),
                asOf,
                most,
                buckets);
    }

    /** The most days over which requests were counted. */
    int countedDays() {
        return Math.max(survey.countedDays().orElse(DAYS_A_MONTH), trail.days());
    }

    private CrossRegionKeys distantKeys() throws IOException {
        CrossRegionKeys.Builder distant = CrossRegionKeys.builder(Set.copyOf(accounts()));
        Set<String> read = Set.copyOf(survey.allRegions());
        for (String region : survey.distant().regions()) {
            if (read.contains(region)) {
                KeyIndex keys = RegionEvaluation.index(snapshot, survey, region);
                distant.add(survey.distant().references(region), reference -> keys.resolve(reference, "", ""));
            }
        }
        return distant.build();
    }

    /**
     * Reads CloudTrail log files of the evaluated accounts and Regions, if configured, and adds rows to the coverage;
     * otherwise the requests that were counted in them for the snapshot.
     */
    static CloudTrailUsage trail(
            Snapshot snapshot, AuditSettings settings, SnapshotSurvey survey, Instant asOf, CoverageLedger coverage)
            throws IOException {
        if (settings.cloudTrail().isEmpty()) {
            return counted(snapshot, survey, coverage);
        }
        CloudTrailLogs logs = settings.cloudTrail().get();
        try (TrailFiles files = logs.open(
                Set.copyOf(settings.filter().accountsOf(snapshot.description())), Set.copyOf(survey.regions()), asOf)) {
            CloudTrailUsage trail;
            if (logs.verified()) {
                LogHashes hashes = new LogHashes();
                trail = LogFiles.read(files, hashes);
                coverage.addProof(TrailVerification.of(files, hashes));
            } else {
                trail = LogFiles.read(files);
            }
            coverage.addTrail(trail);
            coverage.addCalls(files.finish());
            return trail;
        }
    }

    private static CloudTrailUsage counted(Snapshot snapshot, SnapshotSurvey survey, CoverageLedger coverage)
            throws IOException {
        List<PartId> parts = survey.parts(Fact.GLOBAL, TrailRecords.class);
        if (parts.isEmpty()) {
            return CloudTrailUsage.none();
        }
        CountedTrail trail = new CountedTrail();
        for (PartId part : parts) {
            snapshot.read(part, FactFilter.of(TrailRecords.class, TrailRequests.class), fact -> {
                switch (fact) {
                    case TrailRecords records -> trail.add(records);
                    case TrailRequests requests -> trail.add(requests);
                    default -> {}
                }
            });
        }
        CloudTrailUsage usage = trail.usage();
        if (usage.events() == 0 && trail.isComplete()) {
            // Accounts without a single event have no trail there: that says nothing about requests.
            coverage.addTrail(usage);
        }
        return usage;
    }

    /** The configured trust zone plus every account of the snapshot, evaluated or not. */
    TrustZone trust() {
        TrustZone configured = settings.trust();
        Set<String> accounts = new TreeSet<>(configured.accounts());
        accounts.addAll(accounts());
        return new TrustZone(
                accounts,
                configured.organizations(),
                configured.organizationPaths(),
                configured.serviceSources(),
                configured.networks(),
                configured.vpcs(),
                configured.endpoints());
    }

    private List<String> accounts() {
        return snapshot.description().parts().stream()
                .map(PartId::accountId)
                .distinct()
                .toList();
    }
}
