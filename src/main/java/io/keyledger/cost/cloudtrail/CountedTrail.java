package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;

/** The usage of keys from requests that were counted when the snapshot was collected. Not thread-safe. */
public final class CountedTrail {
    private final EventTally tally;
    private boolean complete = true;

    public CountedTrail() {
        this(LogFiles.MOST_GROUPS);
    }

    CountedTrail(int mostGroups) {
        this.tally = new EventTally(mostGroups);
    }

    /** Adds the records that requests were counted in; unread ones add nothing. */
    public void add(TrailRecords records) {
        complete &= !records.counted().isUnread();
        records.counted().known().ifPresent(counted -> {
            tally.addRecords(counted.records(), counted.first(), counted.last());
            tally.groupBy(counted.detail());
            counted.places().forEach(place -> tally.addPlace(place.accountId(), place.region()));
        });
    }

    /** Adds requests. */
    public void add(TrailRequests requests) {
        if (!(KeyReference.parse(requests.keyArn()) instanceof KeyReference.KeyArn key)) {
            return;
        }
        if (!requests.recipientAccountId().isEmpty()) {
            tally.addPlace(requests.recipientAccountId(), key.region());
        }
        tally.add(
                new KmsEvent(
                        key.text(),
                        key.accountId(),
                        key.region(),
                        requests.operation(),
                        requests.keyPairSpec(),
                        new EventCaller(requests.caller(), requests.callerAccountId()),
                        requests.service(),
                        requests.resource(),
                        requests.errorCode(),
                        requests.recipientAccountId(),
                        requests.shared()),
                requests.requests());
    }

    /** Whether all records were read. */
    public boolean isComplete() {
        return complete;
    }

    /** The usage, as the log files with the same records have it. */
    public CloudTrailUsage usage() {
        return CloudTrailUsage.of(tally, FileCounts.NONE);
    }
}
