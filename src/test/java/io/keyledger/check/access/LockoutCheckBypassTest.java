package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class LockoutCheckBypassTest {
    private static final String OWN = "{'StringEquals':{'kms:CallerAccount':'111122223333'}}";
    private final AccessCheck check = new LockoutCheckBypass();

    @Test
    void failsWhereEverybodyOfTheAccountMay() {
        AccessVerdict verdict =
                policy(ROOT, allow("'*'", "'kms:PutKeyPolicy'", OWN)).judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo(
                        "every principal of account 111122223333 may change the key policy without the lockout safety"
                                + " check");
        assertThat(verdict.verdict().witness()).contains("\"kms:BypassPolicyLockoutSafetyCheck\":\"true\"");
    }

    @Test
    void passesWhereADenyKeepsTheCheckAndWhereIamSaysWho() {
        assertThat(policy(
                                ROOT,
                                allow("'*'", "'kms:PutKeyPolicy'", OWN),
                                deny(
                                        "'*'",
                                        "'kms:PutKeyPolicy'",
                                        "{'Bool':{'kms:BypassPolicyLockoutSafetyCheck':'true'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.PASS);
    }
}
