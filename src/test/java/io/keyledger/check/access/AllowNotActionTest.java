package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static io.keyledger.check.access.AnalysisBuilder.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class AllowNotActionTest {
    private final AccessCheck check = new AllowNotAction();

    @Test
    void failsForAPrincipal() {
        assertThat(policy(ROOT, statement("Allow", "'Principal':" + aws(role("App")), "'NotAction':'kms:Decrypt'", ""))
                        .withRole("App")
                        .judge(check)
                        .verdict()
                        .reason())
                .isEqualTo("an Allow with NotAction grants everything except kms:Decrypt, including actions AWS adds"
                        + " later");
    }

    @Test
    void passesWhatIsLeftToTheAccountsOwnPolicies() {
        assertThat(policy(statement(
                                "Allow",
                                "'Principal':{'AWS':'arn:aws:iam::111122223333:root'}",
                                "'NotAction':'kms:ScheduleKeyDeletion'",
                                ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
