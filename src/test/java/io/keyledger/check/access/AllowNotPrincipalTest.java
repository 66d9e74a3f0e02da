package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class AllowNotPrincipalTest {
    private static final String NOT_ADMIN = "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/Admin'}";
    private final AccessCheck check = new AllowNotPrincipal();

    @Test
    void failsEvenWhereACondtionKeepsItFromBeingPublic() {
        AccessVerdict verdict = policy(
                        ROOT,
                        statement(
                                "Allow",
                                NOT_ADMIN,
                                "'Action':'kms:Decrypt'",
                                "{'StringEquals':{'kms:CallerAccount':'111122223333'}}"))
                .judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo(
                        "an Allow with NotPrincipal for everybody except arn:aws:iam::111122223333:role/Admin includes"
                                + " every other account");
    }

    @Test
    void whatIsPublicIsReportedAsThat() {
        AnalysisBuilder key = policy(ROOT, statement("Allow", NOT_ADMIN, "'Action':'kms:Decrypt'", ""));

        assertThat(key.judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(key.judge(OutsiderCheck.PUBLIC_DECRYPT).verdict().reason())
                .isEqualTo("any account can decrypt (not certain: AWS does not support NotPrincipal with Allow)");
    }

    @Test
    void passesWithoutOne() {
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.PASS);
    }
}
