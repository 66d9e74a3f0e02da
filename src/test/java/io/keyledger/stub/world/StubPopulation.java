package io.keyledger.stub.world;

import java.util.Arrays;
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

    /** Every kind of key at least once, a few AWS managed ones among them. */
    public static StubPopulation ofEveryKind(int buckets, int volumes, int snapshots) {
        List<KeyKind> kinds = Arrays.stream(KeyKind.values())
                .filter(kind -> kind != KeyKind.AWS_MANAGED)
                .toList();
        return new StubPopulation(2 * kinds.size(), buckets, volumes, snapshots, kinds);
    }

    public StubPopulation withKinds(List<KeyKind> newKinds) {
        return new StubPopulation(keys, buckets, volumes, snapshots, newKinds);
    }
}
