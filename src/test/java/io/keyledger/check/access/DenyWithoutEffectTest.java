package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;

class DenyWithoutEffectTest {
    private final AccessCheck check = new DenyWithoutEffect();

    @Test
    void failsAGuardThatIsNotThere() {
        assertThat(policy(ROOT, "{'Sid':'Guard','Effect':'Deny','Principal':'*','Action':'kms:ScheduleKeyDeletion'}")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail(
                        "a Deny denies nothing: the statement has no Resource", "/Statement/1 (Sid \"Guard\")"));
        assertThat(policy(ROOT, deny("'*'", "'kms:DescribeKey'", "{'StringEquals':{'kms:GrantOperations':'Decrypt'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesAGuardThatWorks() {
        assertThat(policy(ROOT, deny("'*'", "'kms:*'", "{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
