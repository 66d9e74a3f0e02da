package io.keyledger.cost.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import io.keyledger.snapshot.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log files that several machines read. */
class TrailCountTest {
    private static final String OWNER = "111122223333";
    private static final String OTHER = "444455556666";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1,100000", "2,100000", "7,100000", "50,100000", "3,40", "3,6", "7,1"})
    void splittingOverShardsChangesNothing(int count, int mostGroups) throws IOException {
        for (long seed = 0; seed < 4; seed++) {
            Path folder = write(seed);
            CloudTrailUsage whole = LogFiles.read(new FolderFiles(folder), mostGroups);

            CountedTrail added = new CountedTrail(mostGroups);
            long read = 0;
            long torn = 0;
            for (int number = 1; number <= count; number++) {
                for (Fact fact : facts(folder, new Shard(number, count)::has, mostGroups)) {
                    switch (fact) {
                        case TrailRecords records -> added.add(records);
                        case TrailRequests requests -> added.add(requests);
                        case ApiCoverage files -> {
                            read += files.answered();
                            torn += files.failed();
                        }
                        default -> throw new AssertionError(fact);
                    }
                }
            }

            assertThat(added.usage())
                    .usingRecursiveComparison()
                    .ignoringFields("files")
                    .isEqualTo(whole);
            assertThat(read).isEqualTo(whole.files().read());
            assertThat(torn).isEqualTo(whole.files().torn()).isEqualTo(1);
        }
    }

    @Test
    void tornFilesAreNamed() throws IOException {
        TrailFolder folder = new TrailFolder(directory);
        Path torn = folder.torn(OWNER, 150, event(new Random(1)), event(new Random(2)), event(new Random(3)));

        assertThat(facts(directory, _ -> true, 100).getFirst())
                .isInstanceOfSatisfying(
                        ApiCoverage.class,
                        coverage -> assertThat(coverage.note())
                                .contains("1 could not be read to the end: ")
                                .contains(String.valueOf(torn.getFileName())));
    }

    private static List<Fact> facts(Path folder, Predicate<String> chosen, int mostGroups) throws IOException {
        return LogFiles.count(new FolderFiles(folder), chosen, mostGroups).facts(OWNER);
    }

    /** Files with events of both accounts, twins of which may be in files of different shards. */
    private Path write(long seed) throws IOException {
        Path root = directory.resolve("trail-" + seed);
        TrailFolder folder = new TrailFolder(root);
        Random random = new Random(seed);
        for (int file = 0; file < 12; file++) {
            List<Event> owner = new ArrayList<>();
            List<Event> other = new ArrayList<>();
            for (int number = random.nextInt(20); number > 0; number--) {
                if (random.nextInt(3) > 0) {
                    owner.add(event(random));
                    continue;
                }
                String id = file + "-" + number;
                String key = key(random.nextInt(3));
                owner.add(Event.of("Decrypt", OWNER).on(key).byAccount(OTHER).shared(id));
                if (random.nextInt(4) > 0) {
                    other.add(Event.of("Decrypt", OTHER)
                            .on(key)
                            .byRole(OTHER, "guest-" + random.nextInt(3), "one")
                            .shared(id));
                }
            }
            folder.file(OWNER, owner);
            folder.file(OTHER, other);
        }
        folder.torn(OWNER, 200, event(random), event(random), event(random), event(random));
        return root;
    }

    private static Event event(Random random) {
        Event event = Event.of(random.nextBoolean() ? "Decrypt" : "Encrypt", OWNER)
                .on(key(random.nextInt(3)))
                .byRole(OWNER, "app-" + random.nextInt(3), "session-" + random.nextInt(100))
                .context("aws:s3:arn", "arn:aws:s3:::bucket-" + random.nextInt(5) + "/object")
                .through("s3.amazonaws.com");
        return random.nextInt(4) == 0 ? event.failed("AccessDenied") : event;
    }

    private static String key(int number) {
        return "arn:aws:kms:eu-central-1:%s:key/%08d-12ab-34cd-56ef-1234567890ab".formatted(OWNER, number);
    }
}
