package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.endtoend.PackagedProgram.Running;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a collection before its time, what it has finished is whole, and the same command gives the rest. */
class InterruptedCollectionIT {
    private static final int KILLS = 20;

    private final StubServer aws = StubServer.start(
            StubWorld.builder()
                    .accounts("111122223333")
                    .regions("eu-west-1", "us-east-1")
                    .population(StubPopulation.of(30, 8, 8, 8))
                    .build(),
            StubBehaviour.calm().withLatency(Duration.ofMillis(2)));

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("keyledger.yaml"), """
                scope:
                  endpoint-url: %s
                collect:
                  quota-share: 1
                  last-usage-limit: 2
                log:
                  quiet: true
                """.formatted(aws.uri()));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void killedAtAnyMomentAndGoneOnWithItGivesTheSameBytes() throws Exception {
        assertThat(collect("undisturbed").exitCode()).isZero();
        int calls = Math.toIntExact(aws.counters().totalCalls());
        Random random = new Random(20_261_124);

        int kills = 0;
        for (int snapshot = 0; kills < KILLS; snapshot++) {
            String name = "killed-" + snapshot;
            boolean whole = false;
            while (!whole) {
                Running run = collect(name);
                whole = kills == KILLS ? run.exitCode() == 0 : !killed(run, random.nextInt(calls / 3), random);
                kills += whole ? 0 : 1;
                assertEveryPartIsWhole(folder.resolve(name));
            }
            FileTree.assertSame(folder.resolve(name), folder.resolve("undisturbed"));
        }
    }

    @Test
    void aFullDiskIsSaidAndWhatWasFinishedIsKept() throws Exception {
        assertThat(collect("undisturbed").exitCode()).isZero();
        long longest = FileTree.bytes(folder.resolve("undisturbed")).values().stream()
                .mapToLong(bytes -> bytes.length)
                .max()
                .orElseThrow();

        Running full = PackagedProgram.in(folder).withFilesUpTo(longest / 512).start(arguments("full"));

        assertThat(full.exitCode()).isEqualTo(3);
        assertThat(full.err().lines())
                .singleElement()
                .asString()
                .startsWith("keyledger: Snapshot part 111122223333/")
                .contains("could not be written: File too large.");
        assertThat(FileTree.names(folder.resolve("full"))).noneMatch(name -> name.endsWith(".tmp"));
        assertEveryPartIsWhole(folder.resolve("full"));
        assertThat(collect("full").exitCode()).isZero();
        FileTree.assertSame(folder.resolve("full"), folder.resolve("undisturbed"));
    }

    private Running collect(String snapshot) throws IOException {
        return PackagedProgram.in(folder).start(arguments(snapshot));
    }

    private static String[] arguments(String snapshot) {
        return new String[] {
            "collect", "--config", "keyledger.yaml", "--snapshot", snapshot, "--as-of", "2026-11-24T03:00:00Z"
        };
    }

    /** Kills it after so many more calls and a random instant; false where it was faster. */
    private boolean killed(Running run, int moreCalls, Random random) throws InterruptedException {
        long moment = aws.counters().totalCalls() + moreCalls;
        while (run.process().isAlive() && aws.counters().totalCalls() < moment) {
            Thread.sleep(1);
        }
        Thread.sleep(0, random.nextInt(1_000_000));
        boolean alive = run.process().isAlive();
        run.kill();
        return alive;
    }

    private static void assertEveryPartIsWhole(Path directory) throws IOException {
        if (Files.exists(directory.resolve("snapshot.json"))) {
            Snapshot snapshot = Snapshot.open(directory);
            for (PartId part : snapshot.parts()) {
                snapshot.read(part, _ -> {});
            }
        }
    }
}
