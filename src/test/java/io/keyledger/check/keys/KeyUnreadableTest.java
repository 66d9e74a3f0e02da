package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class KeyUnreadableTest {
    @Test
    void passesAKeyThatWasReadAsFarAsItWasAsked() {
        assertThat(judge(key()).status()).isEqualTo(Status.PASS);
        assertThat(judge(key().lastUsage(Observed.notAsked("last usage is off")))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(key().rotation(Observed.notOffered("asymmetric"))).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void listsEveryRefusalOnce() {
        Verdict verdict = judge(key().metadataDenied()
                .policy(new Observed.Denied<>("kms:GetKeyPolicy", ""))
                .rotation(new Observed.Throttled<>("kms:GetKeyRotationStatus", ""))
                .rotations(new Observed.Failed<>("kms:ListKeyRotations", "500")));

        assertThat(verdict)
                .isEqualTo(Verdict.unknown("denied kms:DescribeKey: not authorized; denied kms:GetKeyPolicy; "
                        + "throttled kms:GetKeyRotationStatus; failed kms:ListKeyRotations: 500"));
    }

    @Test
    void namesEachFactThatCanBeRefused() {
        assertThat(judge(key().aliases(new Observed.Denied<>("a", ""))
                                .grants(new Observed.Denied<>("b", ""))
                                .tags(new Observed.Denied<>("c", ""))
                                .lastUsage(new Observed.Denied<>("d", "")))
                        .reason())
                .isEqualTo("denied a; denied b; denied c; denied d");
    }

    @Test
    void judgesAwsManagedKeysToo() {
        assertThat(judge(key().awsManaged().rotation(new Observed.Denied<>("kms:GetKeyRotationStatus", "")))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(KeyBuilder key) {
        return new KeyUnreadable().evaluate(key.classified(), context());
    }
}
