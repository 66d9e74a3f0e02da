package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.identityPolicy;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestroyOutsideBreakGlassTest {
    private final AccessCheck check = new DestroyOutsideBreakGlass();
    private final CheckSettings settings = Contexts.breakGlass(List.of("arn:aws:iam::111122223333:role/break-glass/*"));

    @Test
    void failsWhoIsNotOnTheListByKeyPolicyAndByIam() {
        AccessVerdict verdict = policy(ROOT, allow(aws(role("Ops")), "'kms:DisableKey'", ""))
                .withRole("Ops")
                .withRole("Admin", identityPolicy("kms:ScheduleKeyDeletion", "*", ""))
                .withRole("break-glass/Fire", identityPolicy("kms:*", "*", ""))
                .judge(check, settings);

        assertThat(verdict.issues())
                .extracting(
                        issue -> issue.sentence().substring(0, issue.sentence().indexOf(' ')))
                .containsExactlyInAnyOrder(role("Ops"), role("Admin"));
        assertThat(verdict.verdict().witness()).contains("kms:DisableKey");
    }

    @Test
    void passesTheListAndTheRootUser() {
        assertThat(policy(ROOT)
                        .withRole("break-glass/Fire", identityPolicy("kms:*", "*", ""))
                        .judge(check, settings)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereIamWasNotReadButFindsPrincipalsThatThePolicyNames() {
        assertThat(policy(ROOT).identitiesDenied().judge(check, settings).verdict())
                .isEqualTo(Verdict.unknown(
                        "it is unknown which principals of account 111122223333 IAM allows to destroy the key:"
                                + " the identities of 111122223333 were not all read: denied"
                                + " iam:GetAccountAuthorizationDetails"));
        assertThat(policy(ROOT, allow(aws(role("Ops")), "'kms:DisableKey'", ""))
                        .identitiesDenied()
                        .judge(check, settings)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void doesNotApplyWithoutAList() {
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
    }
}
