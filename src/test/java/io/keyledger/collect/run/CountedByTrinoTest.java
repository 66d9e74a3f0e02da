package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.athena.AthenaUsage;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.cloudtrail.CountedTrail;
import io.keyledger.cost.cloudtrail.FolderFiles;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.RecordedTrail;
import io.keyledger.inventory.Sha256;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import io.keyledger.snapshot.Shard;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Trino counted in log files (src/test/trino), against what keyledger counts in the same files. */
class CountedByTrinoTest {
    private static final Path RECORDED = Path.of("src/test/resources/athena/trino-476.tsv");

    @TempDir
    private Path directory;

    @Test
    void theRecordedResultIsOfThisQuery() throws IOException {
        String query = RecordedTrail.query().sql();

        assertThat(Files.readAllLines(RECORDED).getFirst())
                .as("record the result again, as src/test/trino/README.md says")
                .isEqualTo(Sha256.hex(query.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void athenaAndTheLogFilesGiveTheSameUsage() throws IOException {
        Path trail = directory.resolve("trail");
        RecordedTrail.write(trail);
        CloudTrailUsage files = LogFiles.read(new FolderFiles(trail));

        CloudTrailUsage counted = collected(List.of(rows()));

        assertThat(counted.byKey()).isEqualTo(files.byKey());
        assertThat(counted).usingRecursiveComparison().ignoringFields("files").isEqualTo(files);
        assertThat(counted.events()).isEqualTo(3492);
        assertThat(counted.failed()).isPositive();
    }

    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        CloudTrailUsage whole = counted(rows());
        for (long seed = 0; seed < 20; seed++) {
            List<List<String>> rows = new ArrayList<>(rows());
            Collections.shuffle(rows, new Random(seed));

            assertThat(counted(rows)).isEqualTo(whole);
        }
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(RECORDED).stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .toList();
    }

    /** Through Athena's API into a snapshot, and from there. */
    private CloudTrailUsage collected(List<List<List<String>>> results) throws IOException {
        try (StubAws aws = StubAws.of(StubWorld.builder()
                .accounts(RecordedTrail.OWNER, RecordedTrail.OTHER)
                .regions("us-east-1")
                .build())) {
            results.forEach(rows -> aws.server().queries().succeeding(rows, 1));
            Scope scope = new Scope(List.of(), null, null, "keyledger", List.of("us-east-1"), Set.of("organizations"));
            CollectSettings settings = aws.settings(scope);
            AthenaUsage usage = new AthenaUsage(
                    "",
                    "primary",
                    RecordedTrail.query().table(),
                    "",
                    false,
                    RecordedTrail.query().accounts(),
                    RecordedTrail.query().regions(),
                    List.of());
            Path snapshot = directory.resolve("snapshot");
            aws.collect(
                    new CollectSettings(
                            scope,
                            settings.depth(),
                            settings.pace(),
                            settings.endpoint(),
                            null,
                            Shard.WHOLE,
                            Optional.of(usage)),
                    snapshot);
            CountedTrail counted = new CountedTrail();
            StubAws.all(snapshot, TrailRecords.class).forEach(counted::add);
            StubAws.all(snapshot, TrailRequests.class).forEach(counted::add);
            return counted.usage();
        }
    }

    private static CloudTrailUsage counted(List<List<String>> rows) {
        CountedTrail counted = new CountedTrail();
        for (List<String> cells : rows) {
            counted.add(new TrailRequests(
                    RecordedTrail.OWNER,
                    "global",
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
                    Long.parseLong(cells.get(10))));
        }
        return counted.usage();
    }
}
