package io.keyledger.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers every request as another server answered the first one like it, or spoils the answers of some operations. The
 * other server names the operation in the header {@code X-Operation} of its answer.
 */
public final class ReplayServer implements AutoCloseable {
    private static final String OPERATION = "x-operation";
    /** These are of the connection, or the client makes them itself. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "amz-sdk-request");

    private final URI original;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, StubResponse> answers = new ConcurrentHashMap<>();
    private final AtomicLong spoilt = new AtomicLong();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final HttpListener listener;
    private final Map<String, AnswerFault> faults = new ConcurrentHashMap<>();

    private ReplayServer(URI original) {
        this.original = original;
        this.listener = HttpListener.start(0, this::serve);
    }

    /** Starts a server that asks the original one whatever it was not asked before. */
    public static ReplayServer of(URI original) {
        return new ReplayServer(original);
    }

    /** The endpoint for every client's endpoint override. */
    public URI uri() {
        return listener.uri();
    }

    /** Spoils from now on the answers of these operations, whose service has no part in it, and of no others. */
    public void spoil(Set<String> operations, AnswerFault how) {
        spoilt.set(0);
        faults.clear();
        operations.forEach(operation -> faults.put(operation, how));
    }

    /** The number of answers that were spoilt since the last change. */
    public long spoilt() {
        return spoilt.get();
    }

    /** How often each operation was asked for since {@link #forgetAsked}. */
    public Map<String, Long> asked() {
        return Map.copyOf(asked);
    }

    /** Counts from zero. */
    public void forgetAsked() {
        asked.clear();
    }

    private Optional<StubResponse> serve(StubRequest request) {
        String key = String.join(
                "\n",
                request.method(),
                request.path(),
                request.query(),
                request.header("x-amz-target").orElse(""),
                request.header("authorization").orElse("").replaceFirst(".*?/\\d{8}/([^,]+),.*", "$1"),
                new String(request.body(), StandardCharsets.ISO_8859_1));
        StubResponse answer = answers.get(key);
        if (answer == null) {
            answer = ask(request);
            answers.put(key, answer);
        }
        String operation = answer.headers().getOrDefault(OPERATION, "");
        asked.merge(operation, 1L, Long::sum);
        AnswerFault fault = faults.get(operation);
        if (fault == null) {
            return Optional.of(answer);
        }
        spoilt.incrementAndGet();
        return Optional.of(fault.spoil(answer));
    }

    private StubResponse ask(StubRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(
                        URI.create("http://" + original.getAuthority() + request.path() + query))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                forwarded.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> response = client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                    headers.put(name, values.getFirst());
                }
            });
            return new StubResponse(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        listener.close();
        client.close();
    }
}
