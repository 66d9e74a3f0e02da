package io.keyledger.snapshot;

import static io.keyledger.snapshot.SampleFacts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyAlias;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards of a collection, put together. */
class ShardMergeTest {
    private static final List<String> ACCOUNTS = accounts(12, 7);
    private static final String CALLER = "arn:aws:iam::111122223333:role/Audit";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void splittingOverShardsChangesNothing(int count) throws IOException {
        Snapshot whole = collect("whole", Shard.WHOLE, NOON);

        Snapshot merged = ShardMerge.of(shards(count)).into(temporary.resolve("merged"));

        assertThat(merged.description()).isEqualTo(whole.description());
        assertThat(digest(merged)).isEqualTo(digest(whole));
        assertThat(files(merged.directory())).isEqualTo(files(whole.directory()));
    }

    @Test
    void everyAccountIsInExactlyOneShard() {
        for (String account : accounts(500, 11)) {
            assertThat(IntStream.rangeClosed(1, 9)
                            .filter(number -> new Shard(number, 9).has(account))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void anAccountStaysInItsShardWhateverOtherAccountsThereAre() {
        assertThat(new Shard(3, 4).has("111122223333")).isTrue();
        assertThat(new Shard(2, 4).has("444455556666")).isTrue();
    }

    @Test
    void theMergedSnapshotIsOfWhenTheFirstShardStarted() throws IOException {
        List<Snapshot> shards = List.of(
                collect("late", new Shard(1, 2), NOON.plusSeconds(90)), collect("early", new Shard(2, 2), NOON));

        assertThat(ShardMerge.of(shards).description().asOf()).isEqualTo(NOON);
    }

    @Test
    void missingShardsAreNamed() throws IOException {
        List<Snapshot> some = shards(5).stream()
                .filter(shard -> !shard.directory().toString().matches(".*/shard-[24]"))
                .toList();

        assertThatThrownBy(() -> ShardMerge.of(some))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("Shards 2/5, 4/5 are missing: name the folders of all 5 shards.");
    }

    @Test
    void aShardThatIsThereTwiceIsRefused() throws IOException {
        List<Snapshot> shards = new ArrayList<>(shards(2));
        shards.add(collect("again", new Shard(2, 2), NOON));

        assertThatThrownBy(() -> ShardMerge.of(shards))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("are both shard 2/2");
    }

    @Test
    void aSnapshotThatIsNotAShardIsRefused() throws IOException {
        List<Snapshot> shards = List.of(collect("one", new Shard(1, 2), NOON), collect("all", Shard.WHOLE, NOON));

        assertThatThrownBy(() -> ShardMerge.of(shards)).hasMessageContaining("all is not a shard");
    }

    @Test
    void shardsOfTwoNightsAreRefused() throws IOException {
        List<Snapshot> shards = List.of(
                collect("tonight", new Shard(1, 2), NOON),
                collect("last-night", new Shard(2, 2), NOON.minusSeconds(23 * 3600)));

        assertThatThrownBy(() -> ShardMerge.of(shards)).hasMessageContaining("more than 12 hours apart");
    }

    @Test
    void shardsOfDifferentScopesAreRefused() throws IOException {
        List<Snapshot> shards = List.of(
                collect("one", new Shard(1, 2), NOON),
                collect("other", new Shard(2, 2), NOON, ACCOUNTS.subList(1, 12), Map.of("usage-days", "30")));
        List<Snapshot> options = List.of(
                collect("first", new Shard(1, 2), NOON),
                collect("second", new Shard(2, 2), NOON, ACCOUNTS, Map.of("usage-days", "7")));

        assertThatThrownBy(() -> ShardMerge.of(shards)).hasMessageContaining("with different accounts");
        assertThatThrownBy(() -> ShardMerge.of(options)).hasMessageContaining("with different options");
    }

    @Test
    void anInterruptedShardIsRefused() throws IOException {
        List<Snapshot> shards = shards(2);
        Snapshot first = shards.getFirst();
        Files.delete(first.file(first.parts().getFirst()));

        assertThatThrownBy(() -> ShardMerge.of(shards))
                .hasMessageContaining("shard 1/2, was interrupted and lacks 1 of")
                .hasMessageContaining("repeat the command that collected it");
    }

    @Test
    void aDamagedPartIsRefusedAndTheMergeResumedOnceItIsMended() throws IOException {
        List<Snapshot> shards = shards(2);
        Snapshot last = shards.getLast();
        Path part = last.file(last.parts().getLast());
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, new byte[] {1, 2, 3});
        Path merged = temporary.resolve("merged");

        assertThatThrownBy(() -> ShardMerge.of(shards).into(merged))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining(part.toString());
        assertThat(Snapshot.open(merged).missing()).containsExactly(last.parts().getLast());

        Files.write(part, bytes);
        assertThat(ShardMerge.of(shards).into(merged).missing()).isEmpty();
    }

    @Test
    void aFolderWithAnotherSnapshotIsLeftAlone() throws IOException {
        Snapshot other = collect("other", Shard.WHOLE, NOON.minusSeconds(1));
        Map<String, Long> before = files(other.directory());
        List<Snapshot> shards = shards(2);

        assertThatThrownBy(() -> ShardMerge.of(shards).into(other.directory()))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("holds another snapshot");
        assertThat(files(other.directory())).isEqualTo(before);
    }

    private List<Snapshot> shards(int count) throws IOException {
        List<Snapshot> shards = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            shards.add(collect("shard-" + number, new Shard(number, count), NOON));
        }
        return shards;
    }

    private Snapshot collect(String name, Shard shard, Instant asOf) throws IOException {
        return collect(name, shard, asOf, ACCOUNTS, Map.of("usage-days", "30"));
    }

    private Snapshot collect(String name, Shard shard, Instant asOf, List<String> all, Map<String, String> options)
            throws IOException {
        List<String> accounts = all.stream().filter(shard::has).toList();
        Map<String, String> recorded = new TreeMap<>(options);
        recorded.putAll(new ShardedScope(shard, all).options());
        List<PartId> parts = accounts.stream()
                .flatMap(account ->
                        Stream.of(new PartId(account, Fact.GLOBAL, "account"), new PartId(account, "eu-west-1", "kms")))
                .toList();
        Path folder = temporary.resolve(name);
        SnapshotScope scope = new SnapshotScope(accounts, List.of("eu-west-1"), List.of("kms"), recorded);
        try (SnapshotWriter writer =
                SnapshotWriter.open(folder, SnapshotDescription.of(asOf, "1", CALLER, scope, parts))) {
            for (PartId id : parts) {
                try (PartWriter part = writer.begin(id)) {
                    Random random = new Random(id.toString().hashCode());
                    for (int fact = random.nextInt(5); fact > 0; fact--) {
                        part.write(new KeyAlias(id.accountId(), id.region(), "alias/" + fact, "arn", null));
                    }
                    part.commit();
                }
            }
        }
        return Snapshot.open(folder);
    }

    private static String digest(Snapshot snapshot) throws IOException {
        List<PartSummary> summaries = new ArrayList<>();
        for (PartId part : snapshot.parts()) {
            summaries.add(snapshot.read(part, _ -> {}));
        }
        return snapshot.digest(summaries);
    }

    /** The files by name, each with its size. */
    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return files;
    }

    private static List<String> accounts(int count, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L)))
                .distinct()
                .limit(count)
                .sorted()
                .toList();
    }
}
