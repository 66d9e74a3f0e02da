package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.TrailRecords.Detail;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts events in groups. If there are too many groups for memory, all are merged, first over resources and then over
 * callers, so that the result does not depend on the order of the files. Not thread-safe.
 */
final class EventTally {
    private final int mostGroups;
    private final Map<Group, Counts> groups = new HashMap<>();
    private final Set<AccountRegion> places = new HashSet<>();
    private Detail detail = Detail.RESOURCE;
    private long records;
    private @Nullable Instant first;
    private @Nullable Instant last;

    EventTally(int mostGroups) {
        this.mostGroups = mostGroups;
    }

    /**
     * Events with the same attributes.
     *
     * @param errorCode the error of failed requests
     */
    record Group(
            String keyArn,
            String keyAccount,
            String operation,
            String keyPairSpec,
            String caller,
            String payer,
            String service,
            String resource,
            String errorCode) {
        static Group of(KmsEvent event) {
            return new Group(
                    event.keyArn(),
                    event.keyAccount(),
                    event.operation(),
                    event.keyPairSpec(),
                    event.caller().name(),
                    event.payer(),
                    event.service(),
                    event.resource(),
                    event.errorCode());
        }

        Group at(Detail detail) {
            return switch (detail) {
                case RESOURCE -> this;
                case CALLER ->
                    new Group(keyArn, keyAccount, operation, keyPairSpec, caller, payer, service, "", errorCode);
                case ACCOUNT -> new Group(keyArn, keyAccount, operation, keyPairSpec, payer, payer, "", "", errorCode);
            };
        }
    }

    /** Counts by trail: an event between two accounts is in both of their trails. */
    static final class Counts {
        private long alone;
        private long atOwner;
        private long atCaller;

        long alone() {
            return alone;
        }

        long atOwner() {
            return atOwner;
        }

        long atCaller() {
            return atCaller;
        }

        private void add(Counts other) {
            alone += other.alone;
            atOwner += other.atOwner;
            atCaller += other.atCaller;
        }
    }

    /** Adds a record of another service. */
    void addOther(@Nullable Instant time) {
        records++;
        see(time);
    }

    /** Adds the record that was read last. */
    void add(RecordReader reader) {
        addRecords(1, reader.time(), reader.time());
        reader.event().ifPresent(event -> {
            addPlace(event.recipientAccount(), event.region());
            add(event, 1);
        });
    }

    /** Adds records of any service, without the requests in them. */
    void addRecords(long count, @Nullable Instant earliest, @Nullable Instant latest) {
        records += count;
        see(earliest);
        see(latest);
    }

    /** Notes that there are requests in an account's Region. */
    void addPlace(String accountId, String region) {
        places.add(new AccountRegion(accountId, region));
    }

    /** Groups no finer than this from now on. */
    void groupBy(Detail coarsest) {
        if (detail.compareTo(coarsest) < 0) {
            redraw(coarsest);
        }
    }

    /** Adds requests with the same attributes. */
    void add(KmsEvent event, long count) {
        Counts counts = groups.computeIfAbsent(Group.of(event).at(detail), _ -> new Counts());
        if (!event.acrossAccounts()) {
            counts.alone += count;
        } else if (event.recipientAccount().equals(event.keyAccount())) {
            counts.atOwner += count;
        } else {
            counts.atCaller += count;
        }
        coarsen();
    }

    /** Adds the counts of another tally. */
    void add(EventTally other) {
        records += other.records;
        see(other.first);
        see(other.last);
        places.addAll(other.places);
        groupBy(other.detail);
        other.groups.forEach((group, counts) ->
                groups.computeIfAbsent(group.at(detail), _ -> new Counts()).add(counts));
        coarsen();
    }

    private void see(@Nullable Instant time) {
        if (time != null) {
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
        }
    }

    private void coarsen() {
        while (groups.size() > mostGroups && detail != Detail.ACCOUNT) {
            redraw(detail == Detail.RESOURCE ? Detail.CALLER : Detail.ACCOUNT);
        }
    }

    private void redraw(Detail coarser) {
        detail = coarser;
        Map<Group, Counts> fine = new HashMap<>(groups);
        groups.clear();
        fine.forEach((group, counts) ->
                groups.computeIfAbsent(group.at(detail), _ -> new Counts()).add(counts));
    }

    Map<Group, Counts> groups() {
        return groups;
    }

    Set<AccountRegion> places() {
        return Set.copyOf(places);
    }

    Detail detail() {
        return detail;
    }

    long records() {
        return records;
    }

    @Nullable
    Instant first() {
        return first;
    }

    @Nullable
    Instant last() {
        return last;
    }
}
