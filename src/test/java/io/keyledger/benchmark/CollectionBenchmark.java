package io.keyledger.benchmark;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.snapshot.SnapshotWriter;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubCounters;
import io.keyledger.stub.StubQuotas;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How long the keys of one Region take to collect, as a ratio to what the job's half of AWS's quotas allows at best.
 * The server answers in 20 ms and enforces AWS's quotas. The first argument is the number of keys, 10,000 where there
 * is none.
 */
public final class CollectionBenchmark {
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-central-1";
    private static final Duration LATENCY = Duration.ofMillis(20);

    private CollectionBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int keys = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        System.setProperty("aws.accessKeyId", StubServer.accessKeyId(ACCOUNT));
        System.setProperty("aws.secretAccessKey", "any");
        StubWorld world = StubWorld.builder()
                .accounts(ACCOUNT)
                .regions(REGION)
                .population(StubPopulation.of(keys, 0, 0, 0))
                .build();
        StubBehaviour behaviour =
                StubBehaviour.calm().withQuotas(StubQuotas.aws()).withLatency(LATENCY);
        try (StubServer server = StubServer.start(world, behaviour)) {
            report(server, keys, collect(server));
        }
    }

    private static Duration collect(StubServer server) throws IOException {
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of(REGION), Set.of("kms"));
        CollectSettings settings = new CollectSettings(scope, Depth.standard(), Pace.standard(), server.uri(), null);
        Path snapshot = Files.createTempDirectory("keyledger-benchmark").resolve("snapshot");
        long start = System.nanoTime();
        try (CollectionRun run = CollectionRun.open(settings);
                SnapshotWriter writer = SnapshotWriter.open(snapshot, run.description(Instant.now(), "benchmark"))) {
            run.run(writer, ProgressListener.NONE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void report(StubServer server, int keys, Duration took) {
        StubCounters.Row slowest = server.counters().rows().stream()
                .max(Comparator.comparingDouble(CollectionBenchmark::seconds))
                .orElseThrow();
        double seconds = took.toMillis() / 1000.0;
        System.out.printf(
                "%,d keys, %,d calls, %,d of them throttled, in %.1f s%n",
                keys, server.counters().totalCalls(), server.counters().totalThrottled(), seconds);
        System.out.printf(
                "bound: %,d × %s at half of its quota take %.1f s%n",
                slowest.calls(), slowest.action(), seconds(slowest));
        System.out.printf("ratio to the bound: %.3f%n", seconds / seconds(slowest));
    }

    /** How long the calls of an action take where its half of the quota alone decides. */
    private static double seconds(StubCounters.Row row) {
        return StubQuotas.aws()
                .of(row.action())
                .map(quota -> row.calls() / (quota.perSecond() * Pace.standard().share()))
                .orElse(0.0);
    }
}
