package io.keyledger.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Merges the shards of one collection into the snapshot that one machine would have collected. */
public final class ShardMerge {
    /** How far apart the shards of one collection may start: less than the time between two nightly runs. */
    static final Duration MOST_APART = Duration.ofHours(12);

    private static final int NAMED = 10;

    private final SortedMap<Integer, Snapshot> shards;
    private final SnapshotDescription description;

    private ShardMerge(SortedMap<Integer, Snapshot> shards, SnapshotDescription description) {
        this.shards = shards;
        this.description = description;
    }

    /**
     * Checks that the snapshots are all shards of one collection, each complete.
     *
     * @throws SnapshotException if not; the message says what to do
     */
    public static ShardMerge of(List<Snapshot> snapshots) throws SnapshotException {
        SortedMap<Integer, Snapshot> shards = new TreeMap<>();
        for (Snapshot snapshot : snapshots) {
            Shard shard = snapshots.size() == 1 ? shard(snapshot.description()).shard() : sharded(snapshot);
            Snapshot same = shards.putIfAbsent(shard.number(), snapshot);
            if (same != null) {
                throw new SnapshotException("Snapshots " + same.directory() + " and " + snapshot.directory()
                        + " are both shard " + shard + ": leave one of them out.");
            }
        }
        requireOneCollection(List.copyOf(shards.values()));
        requireAll(shards);
        for (Snapshot snapshot : shards.values()) {
            requireComplete(snapshot);
        }
        return new ShardMerge(shards, description(List.copyOf(shards.values())));
    }

    private static Shard sharded(Snapshot snapshot) throws SnapshotException {
        return ShardedScope.of(snapshot.description().scope())
                .map(ShardedScope::shard)
                .orElseThrow(() -> new SnapshotException("Snapshot " + snapshot.directory()
                        + " is not a shard, because it was collected without --shard: leave it out."));
    }

    private static void requireOneCollection(List<Snapshot> snapshots) throws SnapshotException {
        Map<String, Function<SnapshotDescription, Object>> compared = new LinkedHashMap<>();
        compared.put("numbers of shards", one -> shard(one).shard().count());
        compared.put("accounts", one -> shard(one).accounts());
        compared.put("Regions", one -> one.scope().regions());
        compared.put("collectors", one -> one.scope().collectors());
        compared.put("options", one -> shard(one).whole(one.scope()).options());
        compared.put("versions of keyledger", SnapshotDescription::toolVersion);
        Snapshot first = snapshots.getFirst();
        for (Snapshot other : snapshots) {
            for (var property : compared.entrySet()) {
                if (!property.getValue()
                        .apply(first.description())
                        .equals(property.getValue().apply(other.description()))) {
                    throw new SnapshotException("Snapshots " + first.directory() + " and " + other.directory()
                            + " were collected with different " + property.getKey()
                            + ", so they are not shards of one collection.");
                }
            }
            Duration apart = Duration.between(
                            first.description().asOf(), other.description().asOf())
                    .abs();
            if (apart.compareTo(MOST_APART) > 0) {
                throw new SnapshotException("Snapshots " + first.directory() + " (of "
                        + first.description().asOf() + ") and " + other.directory() + " (of "
                        + other.description().asOf() + ") were started more than " + MOST_APART.toHours()
                        + " hours apart, so they are not shards of one collection.");
            }
        }
    }

    /** A collection that was not sharded is its own only shard. */
    private static ShardedScope shard(SnapshotDescription description) {
        return ShardedScope.of(description.scope())
                .orElseGet(
                        () -> new ShardedScope(Shard.WHOLE, description.scope().accounts()));
    }

    private static void requireAll(SortedMap<Integer, Snapshot> shards) throws SnapshotException {
        int count = shard(shards.firstEntry().getValue().description()).shard().count();
        List<String> missing = IntStream.rangeClosed(1, count)
                .filter(number -> !shards.containsKey(number))
                .mapToObj(number -> new Shard(number, count).toString())
                .toList();
        if (!missing.isEmpty()) {
            throw new SnapshotException(
                    (missing.size() == 1 ? "Shard " + missing.getFirst() + " is" : "Shards " + first(missing) + " are")
                            + " missing: name the folders of all " + count + " shards.");
        }
    }

    private static String first(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    private static void requireComplete(Snapshot snapshot) throws SnapshotException {
        List<PartId> missing = snapshot.missing();
        if (!missing.isEmpty()) {
            throw new SnapshotException("Snapshot " + snapshot.directory() + ", shard "
                    + shard(snapshot.description()).shard() + ", was interrupted and lacks " + missing.size() + " of "
                    + snapshot.description().parts().size()
                    + " parts: repeat the command that collected it, which resumes it.");
        }
    }

    private static SnapshotDescription description(List<Snapshot> shards) throws SnapshotException {
        SnapshotDescription first = shards.getFirst().description();
        List<PartId> parts = new ArrayList<>();
        TreeSet<String> callers = new TreeSet<>();
        Instant asOf = first.asOf();
        for (Snapshot snapshot : shards) {
            SnapshotDescription shard = snapshot.description();
            parts.addAll(shard.parts());
            callers.add(shard.callerIdentity());
            // Like the instant of an unsharded collection, which is when it started.
            asOf = shard.asOf().isBefore(asOf) ? shard.asOf() : asOf;
        }
        SnapshotDescription whole = SnapshotDescription.of(
                asOf,
                first.toolVersion(),
                String.join(";", callers),
                shard(first).whole(first.scope()),
                parts);
        if (whole.parts().size() < parts.size()) {
            throw new SnapshotException("The shards have parts in common, so they are not shards of one collection.");
        }
        return whole;
    }

    /** The description of the merged snapshot. */
    public SnapshotDescription description() {
        return description;
    }

    /**
     * Writes the merged snapshot, or resumes an interrupted merge of the same shards. Every part is verified.
     *
     * @throws SnapshotException if the folder holds something else, or a part is damaged
     */
    public Snapshot into(Path directory) throws IOException {
        if (Files.exists(directory.resolve(DescriptionFile.NAME))
                && !DescriptionFile.read(directory).description().equals(description)) {
            throw new SnapshotException(
                    "Snapshot folder " + directory + " holds another snapshot: choose an empty or new folder.");
        }
        try (SnapshotWriter writer = SnapshotWriter.open(directory, description)) {
            for (Snapshot shard : shards.values()) {
                for (PartId part : shard.parts()) {
                    if (!writer.has(part)) {
                        writer.copy(shard, part);
                    }
                }
            }
        }
        return Snapshot.open(directory);
    }
}
