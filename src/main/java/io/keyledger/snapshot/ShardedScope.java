package io.keyledger.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a snapshot records about its shard, among the options of its scope.
 *
 * @param accounts the accounts of all shards, in order
 */
public record ShardedScope(Shard shard, List<String> accounts) {
    private static final String SHARD = "shard";
    private static final String ACCOUNTS = "shard-accounts";

    public ShardedScope {
        accounts = accounts.stream().distinct().sorted().toList();
    }

    /** The shard of a scope; empty if it is of the whole collection. */
    public static Optional<ShardedScope> of(SnapshotScope scope) {
        return Shard.parse(scope.options().getOrDefault(SHARD, ""))
                .map(shard -> new ShardedScope(
                        shard,
                        List.of(scope.options().getOrDefault(ACCOUNTS, "").split(","))));
    }

    /** The options to record; none for a collection that is not sharded. */
    public Map<String, String> options() {
        return shard.isWhole() ? Map.of() : Map.of(SHARD, shard.toString(), ACCOUNTS, String.join(",", accounts));
    }

    /** The scope of all shards together. */
    SnapshotScope whole(SnapshotScope scope) {
        Map<String, String> options = new TreeMap<>(scope.options());
        options.keySet().removeAll(List.of(SHARD, ACCOUNTS));
        return new SnapshotScope(accounts, scope.regions(), scope.collectors(), options);
    }
}
