package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.settings;
import static io.keyledger.check.keys.ReplicaPair.primary;
import static io.keyledger.check.keys.ReplicaPair.replica;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckContext;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaTagsDifferTest {
    @Test
    void failsAndNamesTheTagsThatDifferNotTheirValues() {
        Verdict verdict = judge(
                replica().tags(Map.of("owner", "a", "same", "x", "more", "1")),
                primary().tags(Map.of("owner", "b", "same", "x")));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("differing: more;owner");
    }

    @Test
    void passesEqualTagsAndThoseOfAws() {
        assertThat(judge(
                                replica().tags(Map.of("owner", "a", "aws:cloudformation:stack-id", "1")),
                                primary().tags(Map.of("owner", "a")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void passesDifferencesThatTheSettingsIgnore() {
        CheckContext beside = ReplicaPair.beside(primary().tags(Map.of("stage", "one")));
        CheckContext ignoring = new CheckContext(
                settings(List.of(), Map.of(), List.of(), List.of(), List.of("stage")),
                beside.asOf(),
                beside.keys(),
                beside.multiRegion(),
                beside.buckets(),
                beside.trust(),
                beside.bucketKeySavings());

        assertThat(new ReplicaTagsDiffer()
                        .evaluate(replica().tags(Map.of("stage", "two")).classified(), ignoring)
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereEitherWasNotRead() {
        assertThat(judge(replica().tags(new Observed.Denied<>("kms:ListResourceTags", "")), primary())
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(replica(), primary().tags(new Observed.Denied<>("kms:ListResourceTags", "")))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(KeyBuilder replica, KeyBuilder primary) {
        return ReplicaPair.judge(new ReplicaTagsDiffer(), replica, primary);
    }
}
