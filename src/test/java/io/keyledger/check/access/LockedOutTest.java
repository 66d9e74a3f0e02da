package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;

class LockedOutTest {
    private final AccessCheck check = new LockedOut();

    @Test
    void failsWhereNobodyMayChangeThePolicy() {
        assertThat(policy(allow(aws(role("App")), "'kms:Decrypt'", ""))
                        .withRole("App")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail("nobody can change the key policy", "the key policy as a whole"));
    }

    @Test
    void failsWhereAllManagersAreGone() {
        assertThat(policy(allow(aws(role("Gone")), "'kms:PutKeyPolicy'", ""))
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail(
                        "nobody can change the key policy: arn:aws:iam::111122223333:role/Gone, who could change it,"
                                + " does not exist",
                        "/Statement/0"));
        assertThat(status(policy(allow(aws("AROA3KC4QMQMWHHMNAN3C"), "'kms:*'", ""))))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesWhereTheAccountOrAnyPrincipalCan() {
        assertThat(status(policy(ROOT))).isEqualTo(Status.PASS);
        assertThat(policy(allow(aws(role("Admin")), "'kms:Put*'", "{'Bool':{'aws:MultiFactorAuthPresent':'true'}}"))
                        .withRole("Admin")
                        .judge(check)
                        .verdict()
                        .reason())
                .isEqualTo("arn:aws:iam::111122223333:role/Admin can change the key policy when"
                        + " aws:MultiFactorAuthPresent is true");
        assertThat(status(policy(allow(aws(role("Admin")), "'kms:*'", "")).identitiesDenied()))
                .isEqualTo(Status.PASS);
    }

    @Test
    void aDenyIsReportedAsTheCause() {
        AnalysisBuilder key = policy(ROOT, deny("'*'", "'kms:Put*'", ""));

        assertThat(key.judge(check).verdict())
                .isEqualTo(Verdict.notApplicable("reported with its cause, the Deny at /Statement/1"));
        assertThat(key.judge(new DenyEveryone()).verdict())
                .isEqualTo(Verdict.fail(
                        "a Deny keeps everybody, including the root user, from changing the key" + " policy",
                        "/Statement/1"));
    }

    @Test
    void isUnknownWhereThePolicyWasNotRead() {
        assertThat(policy().policyDenied().judge(check).verdict())
                .isEqualTo(Verdict.unknown("the key policy was not read: denied kms:GetKeyPolicy"));
    }

    private Status status(AnalysisBuilder key) {
        return key.judge(check).verdict().status();
    }
}
