package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.endtoend.PackagedProgram.Running;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubIdentities;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends an audit before its time, what it has finished is whole, and the same command gives the rest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedAuditIT {
    private static final int CHAINS = 2;
    private static final int KILLS_IN_A_CHAIN = 10;

    private final StubWorld world = StubWorld.builder()
            .accounts("111122223333")
            .regions("eu-west-1", "us-east-1")
            .population(StubPopulation.of(20, 6, 6, 6))
            .identities(new StubIdentities(6, 2, 1, 3))
            .build();
    private final StubServer aws = StubServer.start(world, StubBehaviour.calm());
    private final Audits audits;

    private int calls;
    private int exitCode;
    private long reportingMillis;

    InterruptedAuditIT(@TempDir Path folder) {
        this.audits = new Audits(folder);
    }

    @BeforeAll
    void auditUndisturbed() throws Exception {
        Running undisturbed = audits.start(aws, "undisturbed");
        waitWhile(undisturbed, () -> !audits.isCollected("undisturbed"));
        long begun = System.nanoTime();
        waitWhile(undisturbed, () -> !audits.isDone("undisturbed"));
        reportingMillis = (System.nanoTime() - begun) / 1_000_000;
        exitCode = undisturbed.exitCode();
        calls = Math.toIntExact(aws.counters().totalCalls());
        assertThat(undisturbed.err()).isEmpty();
        assertThat(audits.isDone("undisturbed")).isTrue();
        assertThat(reportingMillis).isPositive();
    }

    @AfterAll
    void close() {
        aws.close();
    }

    @Test
    void killedAtAnyMomentAndGoneOnWithItGivesTheSameBytes() throws Exception {
        try (var side = Executors.newFixedThreadPool(CHAINS)) {
            List<Future<?>> chains = new ArrayList<>();
            for (int chain = 0; chain < CHAINS; chain++) {
                chains.add(side.submit(new Chain("chain-" + chain, new Random(chain))));
            }
            for (Future<?> chain : chains) {
                chain.get();
            }
        }
    }

    @Test
    void aDiskThatIsFullWhileCollectingIsSaidAndWhatWasFinishedIsKept() throws Exception {
        Running full = audits.start(aws, "full-part", longest("snapshots") / 512);

        assertThat(full.exitCode()).isEqualTo(3);
        assertThat(full.err().lines())
                .singleElement()
                .asString()
                .startsWith("keyledger: Snapshot part 111122223333/")
                .contains("could not be written: File too large.");
        audits.assertNothingIsHalf("full-part");
        assertThat(audits.start(aws, "full-part").exitCode()).isEqualTo(exitCode);
        FileTree.assertSame(audits.output("full-part"), audits.output("undisturbed"));
    }

    @Test
    void aDiskThatIsFullWhileReportingIsSaidAndLeavesNoHalfRun() throws Exception {
        long limit = longest(Audits.RUN) / 512;
        assertThat(longest("snapshots")).as("only the report is too long").isLessThan(limit * 512);

        Running full = audits.start(aws, "full-run", limit);

        assertThat(full.exitCode()).isEqualTo(3);
        assertThat(full.err().lines())
                .singleElement()
                .asString()
                .startsWith("keyledger: The files of the run could not be written to ")
                .contains("full-run/" + Audits.RUN + ": File too large; no partial files remain. Run 'audit --from ")
                .endsWith("' to evaluate the snapshot again.");
        audits.assertNothingIsHalf("full-run");
        try (Stream<Path> left = Files.list(audits.output("full-run"))) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("snapshots"));
        }
        assertThat(audits.start(aws, "full-run").exitCode()).isEqualTo(exitCode);
        FileTree.assertSame(audits.output("full-run"), audits.output("undisturbed"));
    }

    private static void waitWhile(Running run, BooleanSupplier condition) throws InterruptedException {
        while (run.process().isAlive() && condition.getAsBoolean()) {
            Thread.sleep(3);
        }
    }

    private long longest(String below) throws IOException {
        return FileTree.bytes(audits.output("undisturbed").resolve(below)).values().stream()
                .mapToLong(bytes -> bytes.length)
                .max()
                .orElseThrow();
    }

    /** Audits that are killed and gone on with until they are whole, over and over, against a server of their own. */
    private final class Chain implements Callable<Void> {
        private final String name;
        private final Random random;
        private int kills;

        Chain(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        @Override
        public Void call() throws Exception {
            try (StubServer own = StubServer.start(world, StubBehaviour.calm())) {
                for (int number = 0; kills < KILLS_IN_A_CHAIN; number++) {
                    String output = name + "-" + number;
                    while (!audits.isDone(output)) {
                        goOn(own, output);
                        audits.assertNothingIsHalf(output);
                    }
                    FileTree.assertSame(audits.output(output), audits.output("undisturbed"));
                }
            }
            return null;
        }

        private void goOn(StubServer own, String output) throws Exception {
            Running run = audits.start(own, output);
            if (kills == KILLS_IN_A_CHAIN) {
                assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
                return;
            }
            if (random.nextInt(3) == 0) {
                waitWhile(run, () -> !audits.isCollected(output));
                Thread.sleep(random.nextLong(reportingMillis));
            } else {
                long moment = own.counters().totalCalls() + random.nextInt(calls);
                waitWhile(run, () -> own.counters().totalCalls() < moment);
                Thread.sleep(0, random.nextInt(1_000_000));
            }
            kills += run.process().isAlive() ? 1 : 0;
            run.kill();
        }
    }
}
