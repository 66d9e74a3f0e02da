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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DanglingPrincipalTest {
    private final AccessCheck check = new DanglingPrincipal();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AIDACKCEVSQ6C2EXAMPLE",
                "AROA3KC4QMQMWHHMNAN3C",
                "arn:aws:iam::111122223333:role/Gone",
                "arn:aws:iam::111122223333:user/Gone",
                "arn:aws:sts::111122223333:assumed-role/Gone/session",
            })
    void failsWhoIsGone(String principal) {
        assertThat(policy(ROOT, allow(aws(principal), "'kms:Decrypt'", ""))
                        .withRole("Here")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail("the policy names " + principal + ", which does not exist", "/Statement/1"));
    }

    @Test
    void failsWhoIsGoneInACondition() {
        assertThat(policy(
                                ROOT,
                                deny(
                                        "'*'",
                                        "'kms:Decrypt'",
                                        "{'ArnNotEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Gone'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesWhoIsThereAndClaimsNothingOfOthers() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        "{'AWS':['arn:aws:iam::111122223333:role/Here','AROAEXAMPLE12345HERE',"
                                                + "'arn:aws:sts::111122223333:assumed-role/Here/s',"
                                                + "'arn:aws:iam::444455556666:role/Elsewhere'],'Service':'sns.amazonaws.com'}",
                                        "'kms:Decrypt'",
                                        ""))
                        .withRole("Here")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereIamWasNotRead() {
        assertThat(policy(ROOT, allow(aws(role("Here")), "'kms:Decrypt'", ""))
                        .identitiesDenied()
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.unknown("whether arn:aws:iam::111122223333:role/Here exists: denied"
                        + " iam:GetAccountAuthorizationDetails"));
    }
}
