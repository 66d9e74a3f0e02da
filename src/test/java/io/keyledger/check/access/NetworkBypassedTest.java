package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.identityPolicy;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;

class NetworkBypassedTest {
    private static final String FROM_VPCE = "{'StringEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0'}}";
    private final AccessCheck check = new NetworkBypassed();

    @Test
    void failsWhereTheSamePrincipalHasAnotherWay() {
        AccessVerdict verdict = policy(
                        ROOT,
                        allow(aws(role("App")), "'kms:Decrypt'", FROM_VPCE),
                        allow(aws(role("App")), "'kms:Decrypt'", ""))
                .withRole("App")
                .judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo("arn:aws:iam::111122223333:role/App can decrypt without the statement at"
                        + " /Statement/1, which requires a network");
    }

    @Test
    void failsWhereIamIsTheOtherWay() {
        assertThat(policy(ROOT, allow(aws(role("App")), "'kms:Decrypt'", FROM_VPCE))
                        .withRole("App", identityPolicy("kms:Decrypt", "*", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void failsADenyThatKeepsAwsServicesOut() {
        assertThat(policy(ROOT, deny("'*'", "'kms:*'", "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}"))
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail(
                        "a Deny of requests from other networks also denies requests that AWS services make for"
                                + " their users",
                        "/Statement/1"));
    }

    @Test
    void passesADenyThatExceptsServicesAndAnAllowWithoutABypass() {
        assertThat(policy(
                                ROOT,
                                allow(aws(role("App")), "'kms:Decrypt'", FROM_VPCE),
                                deny(
                                        "'*'",
                                        "'kms:*'",
                                        "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'},'Bool':{'aws:ViaAWSService':'false'}}"))
                        .withRole("App")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
    }
}
