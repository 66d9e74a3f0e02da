package io.keyledger.evaluate;

import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.cloudtrail.FileCounts;
import io.keyledger.cost.cloudtrail.TrailProof;
import io.keyledger.evaluate.RunSummary.Gap;
import io.keyledger.evaluate.row.AccountSink;
import io.keyledger.evaluate.row.CoverageRow;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.PartId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Records the audit's own calls, account by account: what they cover, their cost, and the gaps. Not
 * thread-safe.
 */
final class CoverageLedger {
    private final PriceSheet prices;
    private final AccountSink sink;
    private final Tally tally;
    private final AcceptedGaps accepted;
    private final UnseenResources unseen = new UnseenResources();
    private final TreeMap<String, ApiCoverage> rows = new TreeMap<>();
    private final Map<String, UnansweredCalls> gaps = new TreeMap<>();
    private String accountId = "";

    CoverageLedger(PriceSheet prices, AccountSink sink, Tally tally, AcceptedGaps accepted) {
        this.prices = prices;
        this.sink = sink;
        this.tally = tally;
        this.accepted = accepted;
    }

    /** The unanswered calls of one action, over all accounts and Regions. */
    private static final class UnansweredCalls {
        private final TreeMap<String, Long> byReason = new TreeMap<>();
        private final String firstPlace;
        private final String why;
        private long places;

        UnansweredCalls(ApiCoverage first) {
            this.firstPlace = (first.accountId() + " " + first.region()).strip();
            this.why = first.note();
        }
    }

    /** Adds a row; the rows of an account must be consecutive. */
    void add(ApiCoverage row) throws IOException {
        if (!row.accountId().equals(accountId)) {
            flush();
            accountId = row.accountId();
        }
        unseen.add(row);
        String action = String.join("\n", row.region(), row.service(), row.action());
        rows.merge(action, row, CoverageLedger::sum);
    }

    /** Adds a part that the snapshot lacks. */
    void addMissing(PartId part) throws IOException {
        addPart(part, "the snapshot lacks this part, because its collection did not finish");
    }

    /** Adds a damaged part that was skipped. */
    void addDamaged(PartId part, String problem) throws IOException {
        addPart(part, "this part of the snapshot is damaged and was skipped: " + problem);
    }

    private void addPart(PartId part, String why) throws IOException {
        add(new ApiCoverage(
                part.accountId(), part.region(), part.collector(), "*", 1, 0, 0, 0, 1, why, CallRole.LISTING, ""));
    }

    /**
     * Adds the reading of CloudTrail log files: a torn file is a gap, and so is none at all, which says nothing about
     * requests; so are two trails with the same events. A foreign file is not.
     */
    void addTrail(CloudTrailUsage trail) throws IOException {
        FileCounts read = trail.files();
        boolean none = read.all() == 0;
        flush();
        add(new ApiCoverage(
                "",
                Fact.GLOBAL,
                "cloudtrail",
                "log files",
                none ? 1 : read.all() + read.overlaps(),
                read.read(),
                0,
                0,
                none ? 1 : read.torn() + read.overlaps(),
                note(trail)));
        flush();
    }

    /** Adds the calls that read CloudTrail's files from a bucket. */
    void addCalls(List<ApiCoverage> calls) throws IOException {
        flush();
        for (ApiCoverage row : calls) {
            add(row);
        }
        flush();
    }

    /** Adds what digest files prove about the log files: one that is missing or changed is a gap. */
    void addProof(TrailProof proof) throws IOException {
        flush();
        boolean none = proof.digests() + proof.problems() == 0;
        long failed = none ? 1 : proof.problems();
        List<String> notes = new ArrayList<>();
        if (none) {
            notes.add("no digest file could be read; enable log file validation on the trail");
        }
        notes.add(proof.proven() + " of " + proof.listed() + " log files in " + proof.digests()
                + " digest files are there, unchanged"
                + (proof.from() == null ? "" : ", from " + proof.from() + " to " + proof.to()));
        if (proof.problems() > 0) {
            notes.add(FileCounts.named(proof.firstProblems(), proof.problems()));
        }
        if (proof.signed() > 0) {
            notes.add(proof.signed() + " digest files have CloudTrail's signature");
        }
        if (!proof.unsigned().isEmpty()) {
            notes.add(proof.unsigned());
        }
        add(new ApiCoverage(
                "",
                Fact.GLOBAL,
                "cloudtrail",
                "digest files",
                proof.proven() + failed,
                proof.proven(),
                0,
                0,
                failed,
                String.join("; ", notes)));
        flush();
    }

    private static String note(CloudTrailUsage trail) {
        FileCounts read = trail.files();
        List<String> notes = new ArrayList<>();
        notes.add(
                read.all() == 0
                        ? "no log file of the audited accounts, Regions and days could be read, so requests are those"
                                + " of CloudWatch"
                        : trail.events() + " events"
                                + (trail.from() == null ? "" : " from " + trail.from() + " to " + trail.to()));
        notes.addAll(read.notes());
        if (trail.failed() > 0) {
            notes.add(trail.failed() + " requests failed: "
                    + trail.failures().stream()
                            .limit(FileCounts.NAMED)
                            .map(CoverageLedger::failure)
                            .collect(Collectors.joining(", ")));
        }
        if (!trail.note().isEmpty()) {
            notes.add(trail.note());
        }
        return String.join("; ", notes);
    }

    private static String failure(CloudTrailUsage.Failure failed) {
        return failed.operation() + " by " + failed.caller() + " on " + failed.keyArn() + ": " + failed.errorCode()
                + " (" + failed.count() + ")";
    }

    private static ApiCoverage sum(ApiCoverage one, ApiCoverage other) {
        return new ApiCoverage(
                one.accountId(),
                one.region(),
                one.service(),
                one.action(),
                one.asked() + other.asked(),
                one.answered() + other.answered(),
                one.denied() + other.denied(),
                one.throttled() + other.throttled(),
                one.failed() + other.failed(),
                one.note().isEmpty() ? other.note() : one.note(),
                one.role(),
                one.lists());
    }

    /** Passes on the rows of the last account. */
    void flush() throws IOException {
        AccountCosts costs = new AccountCosts(prices, 1);
        for (ApiCoverage row : rows.values()) {
            String reason = accepted.reason(row);
            sink.coverage(new CoverageRow(row, reason));
            costs.addCalls(row);
            if (reason.isEmpty()) {
                addGap(row);
            }
        }
        for (CostLine line : costs.lines()) {
            sink.accountCost(line);
            tally.addAccountCost(line);
        }
        rows.clear();
    }

    private void addGap(ApiCoverage row) {
        if (row.answered() >= row.asked()) {
            return;
        }
        UnansweredCalls gap = gaps.computeIfAbsent(row.service() + ":" + row.action(), _ -> new UnansweredCalls(row));
        gap.places++;
        count(gap, "denied", row.denied());
        count(gap, "throttled", row.throttled());
        count(gap, "failed", row.asked() - row.answered() - row.denied() - row.throttled());
    }

    private static void count(UnansweredCalls gap, String reason, long questions) {
        if (questions > 0) {
            gap.byReason.merge(reason, questions, Long::sum);
        }
    }

    /** What may exist unseen; complete when every row was added. */
    UnseenResources unseen() {
        return unseen;
    }

    /** The gaps by action. */
    List<Gap> gaps() {
        List<Gap> all = new ArrayList<>();
        gaps.forEach((action, gap) -> all.add(new Gap(action, gap.byReason, gap.places, gap.firstPlace, gap.why)));
        return List.copyOf(all);
    }
}
