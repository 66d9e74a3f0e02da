package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.Observed;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnDemandRotationsNearlyUsedTest {
    @Test
    void failsFromTheWarningOn() {
        Verdict verdict = judge(rotated(20, 0));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key has used 20 of its 25 on-demand rotations");
    }

    @Test
    void automaticRotationsDoNotCount() {
        assertThat(judge(rotated(19, 30)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void followsWhatIsKnownOfTheRotations() {
        assertThat(judge(key().rotations(Observed.notOffered("asymmetric"))).status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().rotations(new Observed.Denied<>("kms:ListKeyRotations", ""))))
                .isEqualTo(Verdict.unknown("denied kms:ListKeyRotations"));
    }

    private static KeyBuilder rotated(int onDemand, int automatic) {
        return key().rotations(Stream.concat(
                        Collections.nCopies(onDemand, rotation("ON_DEMAND")).stream(),
                        Collections.nCopies(automatic, rotation("AUTOMATIC")).stream())
                .toArray(KeyRotation[]::new));
    }

    private static KeyRotation rotation(String type) {
        return new KeyRotation(null, null, null, null, null, null, null, type);
    }

    private static Verdict judge(KeyBuilder key) {
        return new OnDemandRotationsNearlyUsed().evaluate(key.classified(), context());
    }
}
