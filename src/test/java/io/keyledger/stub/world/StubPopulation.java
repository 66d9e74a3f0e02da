package io.keyledger.stub.world;

import java.util.List;

/**
 * How much lives in one account and Region.
 *
 * @param kinds the kinds of the customer managed keys, repeated in this order
 */
public record StubPopulation(int keys, int buckets, int volumes, int snapshots, List<KeyKind> kinds) {
    public StubPopulation {
        kinds = List.copyOf(kinds);
        if (keys < 0 || buckets < 0 || volumes < 0 || snapshots < 0 || kinds.isEmpty()) {
            throw new IllegalArgumentException("A population has no negative numbers and at least one kind of key");
        }
    }

    public static StubPopulation of(int keys, int buckets, int volumes, int snapshots) {
        return new StubPopulation(keys, buckets, volumes, snapshots, KeyKind.realisticMix());
    }

    public StubPopulation withKinds(List<KeyKind> newKinds) {
        return new StubPopulation(keys, buckets, volumes, snapshots, newKinds);
    }
}
