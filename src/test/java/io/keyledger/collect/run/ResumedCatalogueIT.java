package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.HandMadeTicks;
import io.keyledger.collect.call.Pace;
import io.keyledger.inventory.Fact;
import io.keyledger.moto.ModelledAws;
import io.keyledger.moto.MotoServer;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.SnapshotWriter;
import io.keyledger.stub.AnswerFault;
import io.keyledger.stub.ReplayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A collection of declared types that is stopped after some of them, and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedCatalogueIT {
    /** No answer comes too late for the test to stop before. */
    private static final AnswerBounds BOUNDS = new AnswerBounds(Duration.ofMinutes(5), Duration.ofMinutes(5), 1 << 20);

    private static final Pace PACE = new Pace(1, 64, 3, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final String ACCOUNT = "777000000053";
    private static final String REGION = "us-east-1";

    @TempDir
    private Path directory;

    private AwsCredentialsProvider credentials;
    private ReplayServer aws;

    @BeforeAll
    void start() {
        MotoServer moto = MotoServer.shared();
        moto.reset();
        credentials = ModelledAws.account(ACCOUNT).in(Region.US_EAST_1).credentials();
        aws = ReplayServer.of(moto.endpoint());
    }

    @AfterAll
    void close() {
        aws.close();
    }

    @BeforeEach
    void answerEverything() {
        aws.spoil(Set.of(), AnswerFault.NEVER);
        aws.forgetAsked();
    }

    @Test
    void aTypeThatWasReadBeforeTheStopIsNotReadAgain() throws Exception {
        Path whole = directory.resolve("whole");
        collect(whole, Set.of("sqs", "dynamodb"));
        aws.spoil(Set.of("ListBackups"), AnswerFault.NEVER);
        Path stopped = directory.resolve("stopped");
        stop(stopped, Set.of("sqs", "dynamodb"), "AWS::SQS::Queue", "AWS::DynamoDB::Table");

        answerEverything();
        collect(stopped, Set.of("sqs", "dynamodb"));

        assertThat(aws.asked())
                .containsKeys("ListBackups", "DescribeBackup")
                .doesNotContainKeys("ListQueues", "GetQueueAttributes", "ListTables", "DescribeTable");
        assertThat(facts(stopped)).isEqualTo(facts(whole));
    }

    private void stop(Path folder, Set<String> services, String... types) throws Exception {
        Thread runner = Thread.ofVirtual().start(() -> {
            try {
                collect(folder, services);
            } catch (CollectException stopped) {
                assertThat(stopped.kind()).isEqualTo(CollectException.Kind.INTERRUPTED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (!Stream.of(types).allMatch(type -> kept(folder).contains("\t" + type + "\t"))) {
            assertThat(runner.isAlive()).isTrue();
            Thread.sleep(Duration.ofMillis(20));
        }
        runner.interrupt();
        runner.join();
        assertThat(StubAws.facts(folder)).doesNotContainKey(new PartId(ACCOUNT, REGION, "catalogue"));
    }

    /** The checkpoints of the part; empty if there are none yet. */
    private static String kept(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file :
                    files.filter(file -> file.endsWith("catalogue.answers")).toList()) {
                return Files.readString(file);
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Fact> facts(Path folder) throws IOException {
        return StubAws.facts(folder).getOrDefault(new PartId(ACCOUNT, REGION, "catalogue"), List.of());
    }

    private void collect(Path folder, Set<String> services) throws IOException {
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of(REGION), services);
        CollectSettings settings = new CollectSettings(scope, StubAws.DEPTH, PACE, aws.uri(), null);
        try (CollectionRun run = CollectionRun.open(settings, credentials, new HandMadeTicks(), BOUNDS, Map.of());
                SnapshotWriter snapshot = SnapshotWriter.open(folder, run.description(StubAws.AS_OF, "test"))) {
            run.run(snapshot, ProgressListener.NONE);
        }
    }
}
