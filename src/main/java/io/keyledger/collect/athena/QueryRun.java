package io.keyledger.collect.athena;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/** Runs queries in the workgroup, one at a time, and adds up what they scan. Not thread-safe. */
final class QueryRun {
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** Athena's own limit for a query is 30 minutes unless AWS raised it; a query may wait in the queue before. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static final int ROWS_A_PAGE = 1000;
    private static final int MOST_ROWS = 500_000;

    private final CollectorContext context;
    private final AthenaUsage usage;
    private final AthenaClient client;
    private final ScannedData scanned = new ScannedData();

    QueryRun(CollectorContext context, AthenaUsage usage) {
        this.context = context;
        this.usage = usage;
        this.client = context.client(AthenaClient.class, AthenaClient::builder);
    }

    /** Runs a statement without results. */
    Observed<Boolean> execute(String sql) {
        return start(sql).flatMap(this::end).map(_ -> true);
    }

    /** Runs a query and reads its rows, without the row of column names. */
    Observed<List<List<String>>> query(String sql) {
        return start(sql).flatMap(id -> end(id).flatMap(_ -> rows(id)));
    }

    /** What the queries so far scanned. */
    ScannedData scanned() {
        return scanned;
    }

    private Observed<String> start(String sql) {
        StartQueryExecutionRequest.Builder request = StartQueryExecutionRequest.builder()
                .queryString(sql)
                .workGroup(usage.workgroup())
                // A repeated call, or a collection that is resumed, gets the query that it started and pays once.
                .clientRequestToken(
                        Sha256.hex((context.asOf() + context.accountId() + sql).getBytes(StandardCharsets.UTF_8)));
        if (!usage.output().isEmpty()) {
            request.resultConfiguration(result -> result.outputLocation(usage.output()));
        }
        return context.calls()
                .ask(
                        AthenaActions.startQuery(usage),
                        () -> client.startQueryExecution(request.build()).queryExecutionId());
    }

    /** Waits for the end of a query; one that is not to go on is stopped, so that it scans nothing more. */
    private Observed<QueryExecution> end(String id) {
        try {
            long waited = 0;
            for (Duration wait = FIRST_WAIT; waited < LONGEST.toMillis(); wait = longer(wait)) {
                Observed<QueryExecution> answer = context.calls()
                        .ask(
                                AthenaActions.getQuery(usage),
                                () -> client.getQueryExecution(get -> get.queryExecutionId(id))
                                        .queryExecution());
                if (!(answer instanceof Observed.Known<QueryExecution>(QueryExecution query))) {
                    stop(id);
                    return answer;
                }
                @Nullable
                QueryExecutionState state =
                        query.status() == null ? null : query.status().state();
                if (state == QueryExecutionState.SUCCEEDED) {
                    count(query);
                    return answer;
                }
                if (state == QueryExecutionState.FAILED || state == QueryExecutionState.CANCELLED) {
                    count(query);
                    return failed("Athena's query " + id
                            + (state == QueryExecutionState.FAILED ? " failed" : " was cancelled") + reason(query));
                }
                Thread.sleep(wait);
                waited += wait.toMillis();
            }
            stop(id);
            return failed(
                    "Athena's query " + id + " did not end within " + LONGEST.toMinutes() + " minutes and was stopped");
        } catch (InterruptedException e) {
            stop(id);
            throw CollectException.interrupted(e);
        } catch (CollectException stopped) {
            stopInterrupted(id);
            throw stopped;
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    private static String reason(QueryExecution query) {
        String reason = query.status().stateChangeReason();
        return reason == null || reason.isBlank() ? "; Athena does not say why" : ": " + reason.strip();
    }

    private <T> Observed<T> failed(String problem) {
        return context.calls().refute(AthenaActions.startQuery(usage), problem);
    }

    private void count(QueryExecution query) {
        @Nullable
        Long bytes = query.statistics() == null ? null : query.statistics().dataScannedInBytes();
        scanned.add(bytes == null ? 0 : bytes);
    }

    private void stop(String id) {
        context.calls()
                .ask(
                        AthenaActions.stopQuery(usage),
                        () -> client.stopQueryExecution(stop -> stop.queryExecutionId(id)));
    }

    /** The interrupt is set aside for this one call, which it would cut short. */
    private void stopInterrupted(String id) {
        boolean interrupted = Thread.interrupted();
        try {
            stop(id);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Observed<List<List<String>>> rows(String id) {
        Listing<List<String>> listing = context.calls()
                .list(
                        AthenaActions.getResults(usage),
                        marker -> {
                            GetQueryResultsResponse answer =
                                    client.getQueryResults(results -> results.queryExecutionId(id)
                                            .nextToken(marker)
                                            .maxResults(ROWS_A_PAGE));
                            List<Row> rows = Unreadable.required(answer.resultSet(), "result set")
                                    .rows();
                            // The first row has the names of the columns.
                            return Page.read(
                                    marker == null && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows,
                                    QueryRun::cells,
                                    answer.nextToken());
                        },
                        MOST_ROWS);
        if (listing.complete().known().filter(whole -> !whole).isPresent()) {
            return failed("Athena's query " + id + " has more than " + MOST_ROWS
                    + " groups of requests; choose fewer accounts, Regions or days");
        }
        return listing.complete().map(_ -> listing.items());
    }

    private static List<String> cells(Row row) {
        return row.data().stream()
                .map(cell -> cell.varCharValue() == null ? "" : cell.varCharValue())
                .toList();
    }
}
