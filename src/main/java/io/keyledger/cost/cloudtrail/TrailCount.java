package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The requests in some of CloudTrail's log files, as facts of a snapshot, so that those of other files can be added.
 */
public final class TrailCount {
    private final EventTally tally;
    private final FileCounts files;

    TrailCount(EventTally tally, FileCounts files) {
        this.tally = tally;
        this.files = files;
    }

    /**
     * The facts, in an order that depends only on the files.
     *
     * @param accountId the account of the part that they are written to
     */
    public List<Fact> facts(String accountId) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new ApiCoverage(
                accountId,
                Fact.GLOBAL,
                "cloudtrail",
                "log files",
                files.all() + files.overlaps(),
                files.read(),
                0,
                0,
                files.torn() + files.overlaps(),
                note()));
        facts.add(new TrailRecords(accountId, Fact.GLOBAL, Observed.known(records())));
        List<TrailRequests> requests = new ArrayList<>();
        tally.groups().forEach((group, counts) -> {
            add(requests, fact(accountId, group, "", false, counts.alone()));
            add(requests, fact(accountId, group, group.keyAccount(), true, counts.atOwner()));
            add(requests, fact(accountId, group, group.payer(), true, counts.atCaller()));
        });
        requests.sort(Comparator.comparing(TrailRequests::toString));
        facts.addAll(requests);
        return List.copyOf(facts);
    }

    private static void add(List<TrailRequests> requests, TrailRequests some) {
        if (some.requests() > 0) {
            requests.add(some);
        }
    }

    private static TrailRequests fact(
            String accountId, EventTally.Group group, String recipient, boolean shared, long count) {
        return new TrailRequests(
                accountId,
                Fact.GLOBAL,
                group.keyArn(),
                group.operation(),
                group.keyPairSpec(),
                group.caller(),
                group.payer(),
                group.service(),
                group.resource(),
                group.errorCode(),
                recipient,
                shared,
                count);
    }

    private TrailRecords.Counted records() {
        return new TrailRecords.Counted(
                tally.records(),
                tally.first(),
                tally.last(),
                tally.detail(),
                tally.places().stream()
                        .sorted(Comparator.comparing(AccountRegion::accountId).thenComparing(AccountRegion::region))
                        .toList());
    }

    private String note() {
        List<String> notes = new ArrayList<>();
        notes.add(tally.records() + " events");
        notes.addAll(files.notes());
        if (!files.overlap().isEmpty()) {
            notes.add(files.overlap());
        }
        return String.join("; ", notes);
    }
}
