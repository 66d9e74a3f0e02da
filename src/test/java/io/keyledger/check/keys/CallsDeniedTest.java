package io.keyledger.check.keys;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckContext;
import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.cost.DeniedCalls;
import io.keyledger.cost.DeniedCalls.DeniedCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallsDeniedTest {
    private static Verdict judge(DeniedCalls calls) {
        CheckContext known = Contexts.context();
        return new CallsDenied()
                .evaluate(
                        key().classified(),
                        new CheckContext(
                                known.settings(),
                                known.asOf(),
                                known.keys(),
                                known.multiRegion(),
                                known.buckets(),
                                known.trust(),
                                known.bucketKeySavings(),
                                calls));
    }

    @Test
    void namesWhoTriedAndHowOften() {
        Verdict verdict = judge((_, _, _) -> Optional.of(List.of(
                new DeniedCall("Decrypt", "arn:aws:iam::111122223333:user/Eve", 7),
                new DeniedCall("GenerateDataKey", "arn:aws:iam::111122223333:user/Eve", 1),
                new DeniedCall("Decrypt", "arn:aws:iam::111122223333:role/old", 1),
                new DeniedCall("Encrypt", "arn:aws:iam::111122223333:role/old", 1))));

        assertThat(verdict)
                .isEqualTo(Verdict.fail(
                        "10 requests were refused, by 2 callers",
                        "CloudTrail: Decrypt by arn:aws:iam::111122223333:user/Eve (7), GenerateDataKey by"
                                + " arn:aws:iam::111122223333:user/Eve (1), Decrypt by"
                                + " arn:aws:iam::111122223333:role/old (1), and 1 more kinds"));
    }

    @Test
    void passesAKeyWithoutRefusedRequests() {
        assertThat(judge((_, _, _) -> Optional.of(List.of())).status()).isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWithoutLogFilesOfTheKeysPlace() {
        assertThat(judge(DeniedCalls.NONE).status()).isEqualTo(Status.NOT_APPLICABLE);
    }
}
