package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.cost.cloudtrail.Event;
import io.keyledger.cost.cloudtrail.TrailFolder;
import io.keyledger.inventory.Sha256;
import io.keyledger.snapshot.Shard;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A collection that several machines share, and the snapshots that are kept of it. */
class SnapshotCommandTest {
    private static final List<String> ACCOUNTS = List.of("111122223333", "222233334444", "444455556666");

    private final StubAccountEnvironment aws = StubAccountEnvironment.of(StubWorld.builder()
            .accounts(ACCOUNTS.toArray(String[]::new))
            .regions("eu-west-1", "us-east-1")
            .population(StubPopulation.of(3, 2, 2, 2))
            .build());

    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void start() {
        terminal = TestEnvironment.in(directory);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void mergedShardsAreTheSnapshotThatOneMachineCollects() throws IOException {
        Path whole = collected();
        List<String> merge = new ArrayList<>(List.of("snapshot", "merge", "--snapshot", "merged"));
        for (int index = 0; index < 4; index++) {
            terminal.with(Map.of("JOB_COMPLETION_INDEX", Integer.toString(index)));
            merge.add(collected("--shard", "auto/4", "--snapshot", "shard-" + index)
                    .toString());
        }

        assertThat(terminal.run(merge.toArray(String[]::new)))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out().strip()).isEqualTo(directory.resolve("merged").toString());
        assertThat(Files.readString(directory.resolve("merged/snapshot.json")))
                .isEqualTo(Files.readString(whole.resolve("snapshot.json")));
        assertThat(contents(directory.resolve("merged/parts"))).isEqualTo(contents(whole.resolve("parts")));
    }

    @Test
    void shardsOfLogFilesCostTheSameAsAllOfThem() throws IOException {
        TrailFolder trail = new TrailFolder(directory.resolve("trail"));
        for (int file = 0; file < 9; file++) {
            trail.file(ACCOUNTS.getFirst(), events(file));
        }
        collected("--snapshot", "whole");
        List<String> merge = new ArrayList<>(List.of("snapshot", "merge", "--snapshot", "merged"));
        for (int number = 1; number <= 3; number++) {
            merge.add(collected("--shard", number + "/3", "--snapshot", "part-" + number, "--cloudtrail", "trail")
                    .toString());
        }
        assertThat(terminal.run(merge.toArray(String[]::new)))
                .as(terminal.err())
                .isZero();

        String ofFiles = requests("whole", "a", "--cloudtrail", "trail");
        String ofShards = requests("merged", "b");

        assertThat(ofShards).contains("cloudtrail; ", "role/app-1").isEqualTo(ofFiles);
        collected("--snapshot", "counted", "--cloudtrail", "trail");
        assertThat(requests("counted", "c")).isEqualTo(ofFiles);
    }

    private List<Event> events(int file) {
        String key = aws.server()
                .world()
                .firstAccount()
                .region("us-east-1")
                .orElseThrow()
                .key(0)
                .arn();
        return IntStream.range(0, 10 + file)
                .mapToObj(number -> Event.of("Decrypt", ACCOUNTS.getFirst())
                        .on(key)
                        .byRole(ACCOUNTS.getFirst(), "app-" + number % 3, "session-" + number))
                .toList();
    }

    /** The cost lines of requests, by an audit of a snapshot. */
    private String requests(String snapshot, String output, String... options) throws IOException {
        terminal.run(Stream.concat(
                        Stream.of("audit", "--from", snapshot, "--output", output, "--since", "none"),
                        Stream.of(options))
                .toArray(String[]::new));
        try (Stream<Path> files = Files.walk(directory.resolve(output))) {
            Path costs =
                    files.filter(file -> file.endsWith("costs.csv")).findFirst().orElseThrow();
            return Files.readString(costs)
                    .lines()
                    .filter(line -> line.contains(",requests,"))
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void onlyAnEvaluationVerifiesATrail() throws IOException {
        new TrailFolder(directory.resolve("trail")).file(ACCOUNTS.getFirst(), events(0));
        Files.writeString(directory.resolve("my.yaml"), "usage: {cloudtrail: trail, verify-trail: true}\n");

        assertThat(terminal.run(aws.at("collect", "--config", "my.yaml"))).isEqualTo(ExitCode.USAGE.number());

        assertThat(terminal.err()).contains("--verify-trail (usage.verify-trail) is only for 'audit' and 'cost'");
        assertThat(aws.server().counters().totalCalls()).isZero();
    }

    @Test
    void aShardIsNotEvaluatedByItself() {
        collected("--shard", "1/2", "--snapshot", "one");

        assertThat(terminal.run("audit", "--from", "one")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("holds only shard 1/2 of a collection", "snapshot merge");
        assertThat(terminal.run(aws.at("audit", "--shard", "1/2"))).isEqualTo(ExitCode.USAGE.number());
        terminal.with(Map.of("KEYLEDGER_SHARD", "1/2"));
        assertThat(terminal.run(aws.at("audit"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--shard is only for 'collect' and 'plan'");
    }

    @Test
    void theLatestSnapshotIsNeverAShard() {
        collected("--shard", "2/2");

        assertThat(terminal.run("audit", "--from", "latest")).isEqualTo(ExitCode.USAGE.number());

        assertThat(terminal.err()).contains("there is no snapshot in");
    }

    @Test
    void anArrayJobOfAwsBatchSaysWhichShard() throws IOException {
        terminal.with(Map.of("AWS_BATCH_JOB_ARRAY_INDEX", "2", "AWS_BATCH_JOB_ARRAY_SIZE", "3"));

        Path folder = collected("--shard", "auto");

        assertThat(Snapshot.open(folder).description().scope().options()).containsEntry("shard", "3/3");
    }

    @Test
    void aShardThatTheEnvironmentDoesNotSayIsRefusedBeforeAnyCall() {
        assertThat(terminal.run(aws.at("collect", "--shard", "auto"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("AWS_BATCH_JOB_ARRAY_INDEX", "JOB_COMPLETION_INDEX");

        terminal.with(Map.of("JOB_COMPLETION_INDEX", "4"));
        assertThat(terminal.run(aws.at("collect", "--shard", "auto"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("use --shard auto/N, where N is the Job's completions");
        assertThat(terminal.run(aws.at("collect", "--shard", "auto/4"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("JOB_COMPLETION_INDEX is '4', which is not the index of one of 4 shards");

        terminal.with(Map.of("AWS_BATCH_JOB_ARRAY_INDEX", "0", "AWS_BATCH_JOB_ARRAY_SIZE", "3"));
        assertThat(terminal.run(aws.at("collect", "--shard", "auto/4"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("AWS_BATCH_JOB_ARRAY_SIZE is 3; use --shard auto");

        for (String shard : List.of("0/2", "3/2", "2", "2/20000", "half")) {
            assertThat(terminal.run(aws.at("collect", "--shard", shard))).isEqualTo(ExitCode.USAGE.number());
            assertThat(terminal.err()).contains("--shard").contains("'" + shard + "'");
        }
        assertThat(aws.server().counters().totalCalls()).isZero();
    }

    @Test
    void aShardOfClosedAccountsIsWrittenForTheOthersMayBeOpen() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("sts:AssumeRole"));

        assertThat(terminal.run(aws.at("collect", "--account", "222233334444", "--role", "Audit", "--shard", "1/1")))
                .isEqualTo(ExitCode.USAGE.number());
        int shard = new Shard(1, 2).has("222233334444") ? 1 : 2;
        assertThat(terminal.run(
                        aws.at("collect", "--account", "222233334444", "--role", "Audit", "--shard", shard + "/2")))
                .isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(Snapshot.open(Path.of(terminal.out().strip())).missing()).isEmpty();
    }

    @Test
    void keptSnapshotsAreListedTheNewestFirst() throws IOException {
        Path older = collected();
        terminal.at(TestEnvironment.NOW.plusSeconds(60));
        collected("--shard", "2/2");
        Snapshot snapshot = Snapshot.open(older);
        Files.delete(older.resolve("parts/111122223333/eu-west-1/kms.jsonl.gz"));

        assertThat(terminal.run("snapshot", "list")).isZero();
        List<String> lines = terminal.out().lines().toList();
        assertThat(lines.get(0)).startsWith("STARTED ");
        assertThat(lines.get(1)).contains("2026-11-24T03:01:00Z", "complete", " 2/2 ");
        assertThat(lines.get(2))
                .contains("2026-11-24T03:00:00Z", "interrupted", " - ")
                .contains((snapshot.description().parts().size() - 1) + " of "
                        + snapshot.description().parts().size());

        assertThat(terminal.run("snapshot", "list", "--format", "json")).isZero();
        JsonNode row = JsonMapper.shared().readTree(terminal.out()).get(0);
        assertThat(row.get("shard").asString()).isEqualTo("2/2");
        assertThat(row.get("bytes").asLong()).isPositive();
    }

    @Test
    void whereNothingIsKeptTheListSaysSo() {
        assertThat(terminal.run("snapshot", "list")).isZero();

        assertThat(terminal.out()).startsWith("There are no snapshots in ");
    }

    @Test
    void aWholeSnapshotPassesItsCheck() {
        String folder = collected().toString();

        assertThat(terminal.run("snapshot", "check", folder)).isZero();

        assertThat(terminal.out()).startsWith(folder + ": ").endsWith(" parts are whole.\n");
    }

    @Test
    void missingAndDamagedPartsFailTheCheck() throws IOException {
        Path folder = collected();
        Files.delete(folder.resolve("parts/111122223333/eu-west-1/kms.jsonl.gz"));
        Files.write(folder.resolve("parts/222233334444/us-east-1/s3.jsonl.gz"), new byte[] {1});

        assertThat(terminal.run("snapshot", "check", folder.toString())).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(terminal.out())
                .contains(folder + ": 111122223333/eu-west-1/kms is missing\n")
                .contains(folder + ": 222233334444/us-east-1/s3 is damaged: ");

        assertThat(terminal.run("snapshot", "check", folder.toString(), "--format", "csv"))
                .isEqualTo(ExitCode.FINDINGS.number());
        assertThat(terminal.out())
                .contains(",111122223333,eu-west-1,kms,missing,\n")
                .contains(",222233334444,us-east-1,s3,damaged,")
                .contains(",222233334444,us-east-1,kms,whole,\n");
    }

    @Test
    void aFolderWithoutASnapshotIsAUsageError() {
        assertThat(terminal.run("snapshot", "check", "nowhere")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("nowhere");
        assertThat(terminal.run("snapshot")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("'list', 'merge' or 'check'");
    }

    /** Collects, for the three accounts, and returns the snapshot's folder. */
    private Path collected(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of("collect", "--account", String.join(",", ACCOUNTS), "--role", "Audit"),
                        Stream.concat(Stream.of("--collector", "kms,organizations,s3"), Stream.of(options)))
                .toArray(String[]::new);
        assertThat(terminal.run(aws.at(arguments))).as(terminal.err()).isZero();
        return Path.of(terminal.out().strip());
    }

    private static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.add(folder.relativize(file) + " " + Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
