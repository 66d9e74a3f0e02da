package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class DenyNotPrincipalTest {
    @Test
    void failsBecauseItMayDenyItsOwnExceptions() {
        AccessVerdict verdict = policy(
                        ROOT,
                        statement(
                                "Deny",
                                "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/Admin'}",
                                "'Action':'kms:*'",
                                ""))
                .judge(new DenyNotPrincipal());

        assertThat(verdict.verdict().reason())
                .startsWith("a Deny with NotPrincipal for everyone except arn:aws:iam::111122223333:role/Admin may deny"
                        + " these too");
        assertThat(verdict.verdict().evidence()).isEqualTo("/Statement/1");
    }

    @Test
    void passesADenyWithAPrincipal() {
        assertThat(policy(ROOT, deny("'*'", "'kms:Encrypt'", ""))
                        .judge(new DenyNotPrincipal())
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
