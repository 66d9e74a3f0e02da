package io.keyledger.stub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queries of the stub's Athena: how the next ones end, and which were started. Thread-safe. */
public final class StubQueries {
    private final Deque<Query> planned = new ArrayDeque<>();
    private final Map<String, Query> byToken = new LinkedHashMap<>();
    private final List<String> started = new ArrayList<>();
    private long cutoff;

    /** The next query has these rows below the names of its columns. */
    public synchronized StubQueries succeeding(List<List<String>> rows, long scannedBytes) {
        planned.add(new Query("SUCCEEDED", "", List.copyOf(rows), scannedBytes));
        return this;
    }

    /** The next query fails. */
    public synchronized StubQueries failing(String reason) {
        planned.add(new Query("FAILED", reason, List.of(), 0));
        return this;
    }

    /** The next query does not end by itself. */
    public synchronized StubQueries running() {
        planned.add(new Query("RUNNING", "", List.of(), 0));
        return this;
    }

    /** The workgroup stops queries that scan more. */
    public synchronized StubQueries limitedTo(long bytes) {
        cutoff = bytes;
        return this;
    }

    /** The statements of the started queries, in order. */
    public synchronized List<String> started() {
        return List.copyOf(started);
    }

    synchronized long cutoff() {
        return cutoff;
    }

    /** A repeated token gets the query that it started. */
    synchronized String start(String token, String statement) {
        List<String> tokens = new ArrayList<>(byToken.keySet());
        if (!byToken.containsKey(token)) {
            Query next = planned.poll();
            byToken.put(token, next == null ? new Query("SUCCEEDED", "", List.of(), 0) : next);
            started.add(statement);
            tokens.add(token);
        }
        return "query-" + tokens.indexOf(token);
    }

    synchronized Query query(String id) {
        for (Query query : byToken.values()) {
            if (id.equals("query-" + new ArrayList<>(byToken.values()).indexOf(query))) {
                return query;
            }
        }
        throw new AwsError(400, "InvalidRequestException", "QueryExecution " + id + " was not found");
    }

    /** A query; not a record, because two that look the same are two. */
    static final class Query {
        private final String end;
        private final String reason;
        private final List<List<String>> rows;
        private final long scanned;
        private int polls;
        private boolean stopped;

        Query(String end, String reason, List<List<String>> rows, long scanned) {
            this.end = end;
            this.reason = reason;
            this.rows = rows;
            this.scanned = scanned;
        }

        /** Queued, then running, then as planned. */
        synchronized String state() {
            polls++;
            return stopped ? "CANCELLED" : polls == 1 ? "QUEUED" : polls == 2 ? "RUNNING" : end;
        }

        synchronized void stop() {
            stopped = true;
        }

        String reason() {
            return reason;
        }

        List<List<String>> rows() {
            return rows;
        }

        long scanned() {
            return scanned;
        }
    }
}
