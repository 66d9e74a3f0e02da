package io.keyledger.collect.run;

import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.EarlierPart;
import io.keyledger.collect.account.Account;
import io.keyledger.collect.account.AccountOpener;
import io.keyledger.collect.account.AwsProfile;
import io.keyledger.collect.account.CallerIdentity;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.account.Session;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.Opening;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.call.Ticks;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.snapshot.KeptAnswers;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.ShardedScope;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotScope;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Collects a snapshot from AWS. Opening it determines the caller, the accounts and the Regions. It can then describe
 * the snapshot, write its parts, or plan the calls. Interrupting its thread stops it at once and leaves no partial
 * part.
 */
public final class CollectionRun implements AutoCloseable {
    /** The name of the part that records how an account was opened. */
    public static final String ACCOUNT_PART = "account";

    private static final int PARTS_AT_A_TIME = 64;

    private final CollectSettings settings;
    private final List<Collector> collectors;
    private final AwsClients clients;
    private final Session session;
    private final List<String> accountIds;
    private final SortedMap<String, Account> accounts;

    private CollectionRun(
            CollectSettings settings,
            List<Collector> collectors,
            AwsClients clients,
            Session session,
            List<String> accountIds,
            SortedMap<String, Account> accounts) {
        this.settings = settings;
        this.collectors = collectors;
        this.clients = clients;
        this.session = session;
        this.accountIds = accountIds;
        this.accounts = accounts;
    }

    /**
     * Identifies the caller and opens the accounts of the scope. An account that cannot be opened is recorded in the
     * snapshot.
     *
     * @throws CollectException if nothing can be collected
     */
    public static CollectionRun open(CollectSettings settings) {
        return open(settings, new AwsProfile(settings.profile()).credentials());
    }

    /** For tests: with the given credentials. */
    public static CollectionRun open(CollectSettings settings, AwsCredentialsProvider credentials) {
        return open(settings, credentials, Ticks.SYSTEM);
    }

    /** For tests: with the given credentials and clock. */
    static CollectionRun open(CollectSettings settings, AwsCredentialsProvider credentials, Ticks ticks) {
        return open(settings, credentials, ticks, AnswerBounds.standard(), System.getenv());
    }

    /** For tests: also with the given bounds and environment. */
    static CollectionRun open(
            CollectSettings settings,
            AwsCredentialsProvider credentials,
            Ticks ticks,
            AnswerBounds bounds,
            Map<String, String> environment) {
        List<Collector> collectors = CollectorRegistry.of(settings);
        AwsClients clients = new AwsClients(
                settings.pace(),
                CollectorRegistry.actions(collectors, settings.depth()),
                settings.endpoint(),
                bounds,
                environment,
                ticks);
        return Opening.orClose(clients::close, () -> {
            Session session = Session.open(clients, settings.scope(), new AwsProfile(settings.profile()), credentials);
            return Opening.orClose(session::close, () -> {
                AccountOpener opener = new AccountOpener(session, clients, settings.scope(), settings.shard());
                requireQueryAccount(collectors, opener.accountIds(), session.caller());
                return new CollectionRun(settings, collectors, clients, session, opener.accountIds(), opener.openAll());
            });
        });
    }

    private static void requireQueryAccount(
            List<Collector> collectors, List<String> accountIds, CallerIdentity caller) {
        for (Collector collector : collectors) {
            if (accountIds.stream().noneMatch(account -> collector.reads(account, caller.accountId()))) {
                throw CollectException.configuration("The account whose Athena counts requests, by default the caller's"
                        + " own (" + caller.accountId()
                        + "), is not among the accounts to collect; add it with --account,"
                        + " or set usage.athena-account to one of them.");
            }
        }
    }

    /** The identity that makes the calls. */
    public CallerIdentity caller() {
        return session.caller();
    }

    /**
     * Describes the snapshot.
     *
     * @param asOf the instant that all statements about time refer to
     */
    public SnapshotDescription description(Instant asOf, String toolVersion) {
        Scope scope = settings.scope();
        SnapshotScope snapshotScope = new SnapshotScope(
                List.copyOf(accounts.keySet()),
                scope.regions(),
                collectors.stream().map(Collector::name).toList(),
                options());
        return SnapshotDescription.of(asOf, toolVersion, caller().arn(), snapshotScope, List.copyOf(parts().keySet()));
    }

    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>(settings.depth().options());
        if (!settings.scope().notRegions().isEmpty()) {
            options.put("not-regions", String.join(",", settings.scope().notRegions()));
        }
        if (!settings.scope().collectors().isEmpty()) {
            options.put(
                    "collectors",
                    String.join(",", new TreeSet<>(settings.scope().collectors())));
        }
        settings.athena().ifPresent(athena -> options.putAll(athena.options()));
        options.putAll(new ShardedScope(settings.shard(), accountIds).options());
        return options;
    }

    /** Writes the missing parts of the snapshot without the help of an earlier one. */
    public CollectionResult run(SnapshotWriter snapshot, ProgressListener listener) throws IOException {
        return run(snapshot, List.of(), listener);
    }

    /**
     * Writes the missing parts of the snapshot.
     *
     * @param earlier snapshots whose answers are reused where they still hold, the newest first
     * @throws CollectException if it cannot continue; finished parts are kept
     * @throws IOException if the snapshot cannot be written
     */
    public CollectionResult run(SnapshotWriter snapshot, List<Snapshot> earlier, ProgressListener listener)
            throws IOException {
        SortedMap<PartId, Part> parts = parts();
        List<PartId> missing =
                parts.keySet().stream().filter(part -> !snapshot.has(part)).toList();
        listener.planned(missing.size(), parts.size() - missing.size());
        Semaphore atATime = new Semaphore(PARTS_AT_A_TIME, true);
        List<Runnable> works = new ArrayList<>();
        for (PartId id : missing) {
            Part part = parts.get(id);
            if (part != null) {
                works.add(() -> limited(atATime, () -> write(snapshot, earlier, part, listener)));
            }
        }
        try {
            Tasks.all(works);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new CollectionResult(caller(), regions(), missing.size(), parts.size() - missing.size());
    }

    /** Counts resources with the cheapest calls, and derives the calls of a collection. */
    public CollectionPlan plan(Instant asOf) {
        Planning planning = new Planning(
                new ConcurrentSkipListMap<>(),
                new ConcurrentSkipListMap<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>());
        accounts.values().forEach(account -> planning.coverage().addAll(account.coverage()));
        Semaphore atATime = new Semaphore(PARTS_AT_A_TIME, true);
        List<Runnable> works = new ArrayList<>();
        for (Part part : parts().values()) {
            if (part.work() instanceof Work.Collect(Collector collector)) {
                works.add(() -> limited(atATime, () -> plan(part, collector, asOf, planning)));
            }
        }
        Tasks.all(works);
        return CollectionPlan.of(
                settings.pace().share(),
                planning.counted(),
                planning.estimated(),
                planning.lines(),
                planning.coverage(),
                planning.notes());
    }

    private void plan(Part part, Collector collector, Instant asOf, Planning planning) {
        PartId id = part.id();
        Coverage counting = new Coverage(id.accountId(), id.region());
        Map<String, Long> counts = new HashMap<>();
        try (CollectorContext context = context(
                part,
                asOf,
                Optional.empty(),
                counting,
                CollectionRun::writeNothing,
                CollectionRun::readNothing,
                (_, _, _, _) -> {})) {
            counts.putAll(collector.count(context));
            planning.notes().addAll(collector.notes(context));
        } catch (RuntimeException e) {
            recordUnread(counting, collector, e);
        }
        counts.forEach((thing, count) -> planning.counted().merge(thing, count, Long::sum));
        Map<String, Long> estimates = collector.estimate(counts, settings.depth());
        estimates.forEach((thing, count) -> planning.estimated().merge(thing, count, Long::sum));
        counts.putAll(estimates);
        for (ApiAction action : collector.actions(settings.depth())) {
            planning.lines()
                    .add(new PlannedCalls(
                            id.accountId(), id.region(), action, action.volume().calls(counts)));
        }
        planning.coverage().addAll(counting.rows());
    }

    private static void writeNothing(Fact fact) {
        throw new IllegalStateException("counting writes no facts, not even " + fact);
    }

    private static <F extends Fact> List<F> readNothing(String id, Class<F> kind, Supplier<List<F>> read) {
        throw new IllegalStateException("counting reads no items, not even " + id);
    }

    private void write(SnapshotWriter snapshot, List<Snapshot> earlier, Part part, ProgressListener listener) {
        PartId id = part.id();
        listener.started(id);
        try (PartWriter out = snapshot.begin(id)) {
            switch (part.work()) {
                case Work.Collect(Collector collector) -> {
                    Coverage coverage = new Coverage(id.accountId(), id.region());
                    try (KeptAnswers kept = snapshot.answers(id);
                            CollectorContext context = context(
                                    part,
                                    snapshot.description().asOf(),
                                    earlier(earlier, id),
                                    coverage,
                                    out::write,
                                    new ItemAnswers(kept, coverage, collector.actions(settings.depth())),
                                    (action, things, done, total) ->
                                            listener.advanced(id, progress(action, things, done, total)))) {
                        collector.collect(context);
                    } catch (RuntimeException e) {
                        recordUnread(coverage, collector, e);
                    }
                    writeAll(out, coverage.rows());
                }
                case Work.Tell(List<ApiCoverage> rows) -> writeAll(out, rows);
            }
            out.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.finished(id);
    }

    private static Optional<EarlierPart> earlier(List<Snapshot> snapshots, PartId part) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.has(part))
                .findFirst()
                .map(snapshot -> new EarlierPart(snapshot, part));
    }

    private PartProgress progress(ApiAction action, String things, long done, long total) {
        return new PartProgress(
                things,
                done,
                total,
                action,
                action.quota().perSecond() * settings.pace().share());
    }

    /** The collector's listing counts as failed, because any of its resources may be missing. */
    private void recordUnread(Coverage coverage, Collector collector, RuntimeException failure) {
        ApiAction listing = collector.actions(settings.depth()).getFirst();
        coverage.record(
                listing,
                new Observed.Failed<>(listing.permission(), "the answer can't be read: " + Unreadable.reason(failure)));
    }

    private static void writeAll(PartWriter out, List<ApiCoverage> rows) throws IOException {
        for (ApiCoverage row : rows) {
            out.write(row);
        }
    }

    private CollectorContext context(
            Part part,
            Instant asOf,
            Optional<EarlierPart> earlier,
            Coverage coverage,
            CollectorContext.FactSink sink,
            CollectorContext.ItemReader items,
            CollectorContext.Progress progress) {
        PartId id = part.id();
        String home = id.region().equals(Fact.GLOBAL) ? session.region() : id.region();
        return new CollectorContext(
                new CollectorContext.Place(
                        id.accountId(),
                        id.region(),
                        caller().partition(),
                        home,
                        part.account().firstRegion().equals(id.region())),
                settings.depth(),
                asOf,
                earlier,
                clients.calls(id.accountId(), id.region(), coverage),
                clients,
                part.account().credentials(),
                sink,
                items,
                progress);
    }

    private SortedMap<PartId, Part> parts() {
        SortedMap<PartId, Part> parts = new TreeMap<>();
        for (Account account : accounts.values()) {
            add(parts, account, Fact.GLOBAL, ACCOUNT_PART, new Work.Tell(coverage(account)));
            for (Collector collector : collectors) {
                if (!collector.reads(account.accountId(), caller().accountId())) {
                    continue;
                }
                switch (collector.reach()) {
                    case REGIONAL ->
                        account.regions()
                                .forEach(region -> add(
                                        parts, account, region, collector.name(), work(account, region, collector)));
                    case GLOBAL -> {
                        if (!account.regions().isEmpty()) {
                            add(parts, account, Fact.GLOBAL, collector.name(), new Work.Collect(collector));
                        }
                    }
                }
            }
        }
        return parts;
    }

    /** The calls that opened an account, and what is left out of it if it is open. */
    private List<ApiCoverage> coverage(Account account) {
        if (account.regions().isEmpty()) {
            return account.coverage();
        }
        List<ApiCoverage> coverage = new ArrayList<>(account.coverage());
        CollectorRegistry.installed()
                .leftOut(settings.scope().collectors())
                .forEach((service, types) ->
                        coverage.add(ApiCoverage.leftOut(account.accountId(), service, String.join(";", types))));
        return coverage;
    }

    private static void add(
            SortedMap<PartId, Part> parts, Account account, String region, String collector, Work work) {
        PartId id = new PartId(account.accountId(), region, collector);
        parts.put(id, new Part(id, account, work));
    }

    private Work work(Account account, String region, Collector collector) {
        if (!account.disabled().contains(region)) {
            return new Work.Collect(collector);
        }
        ApiAction listing = collector.actions(settings.depth()).getFirst();
        return new Work.Tell(List.of(new ApiCoverage(
                account.accountId(),
                region,
                listing.service(),
                listing.operation(),
                1,
                0,
                0,
                0,
                1,
                "The account has not enabled the Region, so nothing in it could be read.",
                listing.role(),
                listing.lists())));
    }

    private SortedMap<String, List<String>> regions() {
        return accounts.values().stream()
                .collect(Collectors.toMap(Account::accountId, Account::regions, (first, _) -> first, TreeMap::new));
    }

    private static void limited(Semaphore atATime, Runnable work) {
        try {
            atATime.acquire();
        } catch (InterruptedException e) {
            throw CollectException.interrupted(e);
        }
        try {
            work.run();
        } finally {
            atATime.release();
        }
    }

    @Override
    public void close() {
        session.close();
        clients.close();
    }

    private record Part(PartId id, Account account, Work work) {}

    /** What the threads of a plan gather. */
    private record Planning(
            ConcurrentSkipListMap<String, Long> counted,
            ConcurrentSkipListMap<String, Long> estimated,
            Queue<PlannedCalls> lines,
            Queue<ApiCoverage> coverage,
            Queue<String> notes) {}

    /** How a part is produced. */
    private sealed interface Work {
        record Collect(Collector collector) implements Work {}

        record Tell(List<ApiCoverage> rows) implements Work {}
    }
}
