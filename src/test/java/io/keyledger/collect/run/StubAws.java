package io.keyledger.collect.run;

import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.HandMadeTicks;
import io.keyledger.collect.call.Pace;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotWriter;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A small AWS of the stub server, and collections from it. */
final class StubAws implements AutoCloseable {
    static final String ACCOUNT = "111122223333";
    /** The collectors whose services the stub has. */
    static final Set<String> COLLECTORS = Set.of("ebs", "iam", "kms", "organizations", "s3");

    static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");
    /** All of the quotas, and no long waits, for a server that is nobody else's. */
    static final Pace PACE = new Pace(1, 64, 8, Duration.ofMillis(2), Duration.ofMillis(2));
    /** Everything there is to ask. */
    static final Depth DEPTH = new Depth(LastUsageMode.QUIET, 4, 30, 30, 50_000, true, 100);

    private final StubServer server;

    private StubAws(StubServer server) {
        this.server = server;
    }

    /** One account with two Regions. */
    static StubAws small() {
        return of(StubWorld.builder()
                .accounts(ACCOUNT)
                .regions("eu-west-1", "us-east-1")
                .population(StubPopulation.of(24, 12, 12, 12))
                .build());
    }

    static StubAws of(StubWorld world) {
        return new StubAws(StubServer.start(world, StubBehaviour.calm()));
    }

    StubServer server() {
        return server;
    }

    CollectSettings settings() {
        return settings(scope(List.of()));
    }

    /** Keys, buckets and volumes of the caller's own account in these Regions, or in all. */
    static Scope scope(List<String> regions) {
        return new Scope(List.of(), null, null, "keyledger", regions, Set.of("ebs", "kms", "s3"));
    }

    CollectSettings settings(Scope scope) {
        return new CollectSettings(scope, DEPTH, PACE, server.uri(), null);
    }

    /** As the first account; the budgets count calls, but nobody waits for them. */
    CollectionRun open(CollectSettings settings) {
        return open(settings, server.world().firstAccount().id());
    }

    /** With other bounds than AWS's answers have. */
    CollectionRun open(CollectSettings settings, AnswerBounds bounds) {
        return CollectionRun.open(
                settings, credentials(server.world().firstAccount().id()), new HandMadeTicks(), bounds, Map.of());
    }

    CollectionRun open(CollectSettings settings, String account) {
        return CollectionRun.open(settings, credentials(account), new HandMadeTicks());
    }

    /** The same, but the budgets take the time that they take. */
    CollectionRun openPaced(CollectSettings settings) {
        return CollectionRun.open(
                settings, credentials(server.world().firstAccount().id()));
    }

    private static AwsCredentialsProvider credentials(String account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(StubServer.accessKeyId(account), "any"));
    }

    /** Collects into a directory, or goes on with what is there. */
    CollectionResult collect(CollectSettings settings, Path directory) throws IOException {
        try (CollectionRun run = open(settings)) {
            return collect(run, directory);
        }
    }

    CollectionResult collect(CollectionRun run, Path directory) throws IOException {
        try (SnapshotWriter snapshot = SnapshotWriter.open(directory, run.description(AS_OF, "test"))) {
            return run.run(snapshot, ProgressListener.NONE);
        }
    }

    /** Every fact of every part, in order. */
    static SortedMap<PartId, List<Fact>> facts(Path directory) throws IOException {
        SortedMap<PartId, List<Fact>> facts = new TreeMap<>();
        Snapshot snapshot = Snapshot.open(directory);
        for (PartId part : snapshot.parts()) {
            List<Fact> ofPart = new ArrayList<>();
            snapshot.read(part, ofPart::add);
            facts.put(part, ofPart);
        }
        return facts;
    }

    static <T extends Fact> List<T> all(Path directory, Class<T> type) throws IOException {
        return facts(directory).values().stream()
                .flatMap(List::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static List<ApiCoverage> coverage(Path directory) throws IOException {
        return all(directory, ApiCoverage.class);
    }

    /** The bytes of every file below a directory. */
    static SortedMap<String, byte[]> bytes(Path directory) throws IOException {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        server.close();
    }
}
