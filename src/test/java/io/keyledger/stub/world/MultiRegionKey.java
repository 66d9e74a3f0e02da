package io.keyledger.stub.world;

import java.util.ArrayList;
import java.util.List;

/** One place of a multi-Region key. */
public record MultiRegionKey(String arn, String region) {

    /** All places of the key, the primary first. */
    static List<MultiRegionKey> of(StubKey key) {
        List<StubRegion> holders = key.region().regionsOfMultiRegionKey(key.number());
        int primary = key.shared().at("primary").below(holders.size());
        List<MultiRegionKey> keys = new ArrayList<>();
        for (int index = 0; index < holders.size(); index++) {
            StubRegion holder = holders.get((primary + index) % holders.size());
            keys.add(new MultiRegionKey(holder.kmsArn("key/" + key.id()), holder.name()));
        }
        return keys;
    }
}
