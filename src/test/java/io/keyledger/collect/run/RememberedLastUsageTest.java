package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.collect.account.Scope;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS answers five questions about the last use of keys per second; a nightly run repeats only what it has to. */
class RememberedLastUsageTest {
    private static final Instant FIRST_NIGHT = StubAws.AS_OF;
    private static final String REGION = "eu-west-1";
    private static final int ALL = 1000;

    private final StubAws aws = StubAws.small();
    private final List<Snapshot> nights = new ArrayList<>();

    @TempDir
    private Path directory;

    private long asked;

    @BeforeEach
    void collectTheFirstNight() throws IOException {
        collect(FIRST_NIGHT, ALL, 30, 30);
        assertThat(asked).isPositive();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void anAnswerHoldsOnTheNextNightAndSaysWhenItWasGiven() throws IOException {
        Map<String, LastUsage> first = answers();

        collect(FIRST_NIGHT.plus(Duration.ofDays(1)), ALL, 30, 30);

        assertThat(asked).isZero();
        assertThat(answers().keySet()).isEqualTo(first.keySet());
        answers().forEach((key, answer) -> {
            LastUsage earlier = Objects.requireNonNull(first.get(key));
            assertThat(answer).isEqualTo(earlier.rememberedFrom(FIRST_NIGHT));
        });
    }

    @Test
    void keepsHoldingNightAfterNightUntilItIsOld() throws IOException {
        Set<String> keys = answers().keySet();
        long again = 0;
        for (int night = 1; night <= 30; night++) {
            Instant asOf = FIRST_NIGHT.plus(Duration.ofDays(night));
            collect(asOf, ALL, 30, 30);
            assertThat(night > 15 || asked == 0).as("night " + night).isTrue();
            again += asked;
            answers().values().stream()
                    .map(LastUsage::askedAt)
                    .filter(Objects::nonNull)
                    .forEach(at -> assertThat(at).isAfter(asOf.minus(Duration.ofDays(30))));
        }

        // Keys that fell silent meanwhile are asked for the first time.
        assertThat(answers().keySet()).containsAll(keys);
        assertThat(again).isEqualTo(answers().size());
    }

    @Test
    void doesNotHoldWhereRequestsAreNotCounted() throws IOException {
        long before = asked;

        collect(FIRST_NIGHT.plus(Duration.ofDays(1)), ALL, 30, 0);

        assertThat(asked).isGreaterThanOrEqualTo(before);
    }

    @Test
    void doesNotHoldWhereTheCountsDoNotReachBackToIt() throws IOException {
        long before = asked;

        collect(FIRST_NIGHT.plus(Duration.ofDays(5)), ALL, 30, 2);

        assertThat(asked).isGreaterThanOrEqualTo(before);
    }

    @Test
    void doesNotHoldOnceCloudWatchMayHaveForgottenAMetric() throws IOException {
        long before = asked;

        collect(FIRST_NIGHT.plus(Duration.ofDays(15)), ALL, 30, 30);

        assertThat(asked).isEqualTo(before);
    }

    @Test
    void isAskedForEachTimeWhereTheConfigurationSaysSo() throws IOException {
        long before = asked;

        collect(FIRST_NIGHT.plus(Duration.ofDays(1)), ALL, 0, 30);

        assertThat(asked).isEqualTo(before);
    }

    @Test
    void isAskedAgainIfTheEarlierPartIsDamaged() throws IOException {
        long before = asked;
        try (var files = Files.walk(nights.getFirst().directory())) {
            for (Path file : files.filter(file -> file.toString().contains("kms") && Files.isRegularFile(file))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        collect(FIRST_NIGHT.plus(Duration.ofDays(1)), ALL, 30, 30);

        assertThat(asked).isEqualTo(before);
    }

    @Test
    void nightsTakeTurnsWhereTheLimitIsSmall() throws IOException {
        int keys = answers().size();
        nights.clear();
        collect(FIRST_NIGHT, 1, 30, 30);
        int known = answers().size();
        assertThat(known).isLessThan(keys);
        for (int night = 1; known < keys; night++) {
            collect(FIRST_NIGHT.plus(Duration.ofDays(night)), 1, 30, 30);
            assertThat(answers()).hasSizeGreaterThan(known);
            known = answers().size();
        }
    }

    private Map<String, LastUsage> answers() throws IOException {
        return StubAws.all(nights.getFirst().directory(), KmsKey.class).stream()
                .filter(key -> key.lastUsage() instanceof Observed.Known)
                .collect(Collectors.toMap(
                        KmsKey::arn, key -> key.lastUsage().known().orElseThrow()));
    }

    private void collect(Instant asOf, int limit, int days, int usageDays) throws IOException {
        Depth depth = new Depth(LastUsageMode.QUIET, limit, days, usageDays, 100, false, 0);
        CollectSettings settings = new CollectSettings(
                new Scope(List.of(), null, null, "keyledger", List.of(REGION), Set.of("kms")),
                depth,
                StubAws.PACE,
                aws.server().uri(),
                null);
        Path folder = Files.createTempDirectory(directory, "night");
        try (CollectionRun run = aws.open(settings);
                SnapshotWriter snapshot = SnapshotWriter.open(folder, run.description(asOf, "test"))) {
            run.run(snapshot, List.copyOf(nights), ProgressListener.NONE);
        }
        nights.addFirst(Snapshot.open(folder));
        asked = StubAws.coverage(folder).stream()
                .filter(row -> row.action().equals("GetKeyLastUsage"))
                .mapToLong(ApiCoverage::asked)
                .sum();
    }
}
