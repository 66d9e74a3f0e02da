package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;

import io.keyledger.check.CheckContext;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.inventory.MultiRegionConfiguration;
import java.util.List;

/** A multi-Region primary key and its replica, for the tests of what should be the same. */
final class ReplicaPair {
    private static final String ID = "mrk-1234abcd12ab34cd56ef1234567890ab";

    private ReplicaPair() {}

    static KeyBuilder primary() {
        return key().id(ID).region("us-east-1").multiRegion(configuration("PRIMARY"));
    }

    static KeyBuilder replica() {
        return key().id(ID).multiRegion(configuration("REPLICA"));
    }

    static Verdict judge(KeyCheck check, KeyBuilder replica, KeyBuilder primary) {
        return check.evaluate(replica.classified(), beside(primary));
    }

    static CheckContext beside(KeyBuilder primary) {
        return context(MultiRegionIndex.builder().add(primary.build()).build());
    }

    private static MultiRegionConfiguration configuration(String type) {
        return new MultiRegionConfiguration(
                type,
                key().id(ID).region("us-east-1").arn(),
                "us-east-1",
                List.of(key().id(ID).arn()));
    }
}
