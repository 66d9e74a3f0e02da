package io.keyledger.collect.athena;

import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.WorkGroup;

/**
 * Counts the requests for keys in CloudTrail's log files with Athena, in one account for all. The rows of a query are
 * written only if all of them were read, so that no count is too low.
 */
public final class AthenaCollector implements Collector {
    /** The name of its part of a snapshot. */
    public static final String NAME = "athena-usage";

    /** The names of its actions in coverage. */
    public static final Set<String> ACTIONS = AthenaActions.NAMES;

    private static final int COLUMNS = 13;

    private final AthenaUsage usage;

    public AthenaCollector(AthenaUsage usage) {
        this.usage = usage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reach reach() {
        return Reach.GLOBAL;
    }

    @Override
    public boolean reads(String accountId, String callerAccountId) {
        return accountId.equals(usage.account().isEmpty() ? callerAccountId : usage.account());
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        return AthenaActions.all(usage);
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        return Map.of(AthenaActions.QUERY, (long) queries(context).size() + (usage.createTable() ? 1 : 0));
    }

    @Override
    public List<String> notes(CollectorContext context) {
        return List.of(limit(context));
    }

    @Override
    public void collect(CollectorContext context) {
        context.calls().remark(AthenaActions.getWorkgroup(usage), limit(context));
        QueryRun run = new QueryRun(context, usage);
        Observed<Boolean> prepared =
                usage.createTable() ? run.execute(usage.table().ddl()) : Observed.known(true);
        List<TrailQuery> queries = queries(context);
        int done = 0;
        for (TrailQuery query : queries) {
            Observed<List<Counted>> counted =
                    prepared.flatMap(_ -> run.query(query.sql())).flatMap(rows -> read(context, rows));
            context.write(new TrailRecords(context.accountId(), context.region(), counted.map(Counted::records)));
            counted.known()
                    .ifPresent(rows -> rows.stream()
                            .map(Counted::requests)
                            .filter(requests -> !requests.keyArn().isEmpty())
                            .forEach(context::write));
            context.progress(AthenaActions.startQuery(usage), "Athena queries", ++done, queries.size());
        }
        context.write(run.scanned().coverage(context.accountId(), context.region()));
    }

    private Observed<List<Counted>> read(CollectorContext context, List<List<String>> rows) {
        try {
            return Observed.known(
                    rows.stream().map(cells -> Counted.of(context, cells)).toList());
        } catch (RuntimeException e) {
            return context.calls()
                    .refute(
                            AthenaActions.getResults(usage),
                            "a row of the result can't be read: " + Unreadable.reason(e));
        }
    }

    /** The queries that answer for every account and Region, over the whole days before the snapshot. */
    private List<TrailQuery> queries(CollectorContext context) {
        return usage.queries(
                usage.accounts().isEmpty() ? List.of(context.accountId()) : usage.accounts(),
                context.partition(),
                context.asOf(),
                context.depth().usageDays());
    }

    /** How much the workgroup lets a query scan. */
    private String limit(CollectorContext context) {
        AthenaClient client = context.client(AthenaClient.class, AthenaClient::builder);
        Observed<WorkGroup> workgroup = context.calls()
                .ask(
                        AthenaActions.getWorkgroup(usage),
                        () -> client.getWorkGroup(get -> get.workGroup(usage.workgroup()))
                                .workGroup());
        if (!(workgroup instanceof Observed.Known<WorkGroup>(WorkGroup known))) {
            return "How much the workgroup " + usage.workgroup() + " lets a query scan is unknown: "
                    + workgroup.reason();
        }
        @Nullable
        Long most = known.configuration() == null ? null : known.configuration().bytesScannedCutoffPerQuery();
        return most == null
                ? "The workgroup " + usage.workgroup() + " does not limit what a query scans."
                : String.format(
                        Locale.ROOT,
                        "The workgroup %s stops a query that scans more than %,d megabytes.",
                        usage.workgroup(),
                        ScannedData.billed(most));
    }

    /** A row of the result, with the times of its first and last record. */
    private record Counted(
            TrailRequests requests,
            @Nullable Instant first,
            @Nullable Instant last) {
        static Counted of(CollectorContext context, List<String> cells) {
            if (cells.size() != COLUMNS) {
                throw Unreadable.because("it has " + cells.size() + " columns");
            }
            return new Counted(
                    new TrailRequests(
                            context.accountId(),
                            context.region(),
                            cells.get(0),
                            cells.get(1),
                            cells.get(2),
                            cells.get(3),
                            cells.get(4),
                            cells.get(5),
                            cells.get(6),
                            cells.get(7),
                            cells.get(8),
                            Boolean.parseBoolean(cells.get(9)),
                            Long.parseLong(cells.get(10))),
                    instant(cells.get(11)),
                    instant(cells.get(12)));
        }

        private static @Nullable Instant instant(String text) {
            return text.isEmpty() ? null : Instant.parse(text);
        }

        static TrailRecords.Counted records(List<Counted> rows) {
            return new TrailRecords.Counted(
                    rows.stream().mapToLong(row -> row.requests().requests()).sum(),
                    rows.stream()
                            .map(Counted::first)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    rows.stream()
                            .map(Counted::last)
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElse(null));
        }
    }
}
