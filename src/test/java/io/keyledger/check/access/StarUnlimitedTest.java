package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;

class StarUnlimitedTest {
    private final AccessCheck check = new StarUnlimited();

    @Test
    void failsAnAllowForEveryoneThatOnlyADenyLimits() {
        AccessVerdict verdict = policy(
                        ROOT,
                        allow(
                                "'*'",
                                "'kms:Decrypt'",
                                "{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com'}}"),
                        deny("'*'", "'kms:*'", "{'StringNotEquals':{'aws:PrincipalOrgID':'o-example1234'}}"))
                .judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo("without the Deny or resource control policy that limits the Allow, any account can"
                        + " decrypt when"
                        + " kms:ViaService is s3.eu-central-1.amazonaws.com");
        assertThat(verdict.verdict().witness())
                .as("AWS denies it as things stand")
                .isEmpty();
    }

    @Test
    void whatIsPublicAnywayIsReportedAsThat() {
        assertThat(policy(ROOT, allow("'*'", "'kms:*'", "")).judge(check).verdict())
                .isEqualTo(Verdict.notApplicable("reported with a worse finding: any account can decrypt"));
    }

    @Test
    void passesAnAllowForEveryoneThatLimitsItsCallersAndDoesNotApplyWithoutOne() {
        assertThat(policy(ROOT, allow("'*'", "'kms:Decrypt'", "{'StringEquals':{'kms:CallerAccount':'111122223333'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
    }
}
