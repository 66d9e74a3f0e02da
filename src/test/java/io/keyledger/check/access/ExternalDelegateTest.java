package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.OTHER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.policy.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDelegateTest {
    @Test
    void failsWhereAnotherAccountMayGrantWhatItLikes() {
        AccessVerdict verdict = judge("");

        assertThat(verdict.verdict().reason()).isEqualTo("account " + OTHER + " can create grants");
        assertThat(verdict.issues())
                .first()
                .satisfies(issue -> assertThat(issue.capability()).contains(Capability.DELEGATE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Bool':{'kms:GrantIsForAWSResource':'true'}}",
                "{'Bool':{'kms:GrantIsForAWSResource':true}}",
                "{'StringEquals':{'kms:GranteePrincipal':'arn:aws:iam::444455556666:role/Fixed'}}",
                "{'ArnLike':{'kms:GranteePrincipal':'arn:aws:iam::111122223333:role/*'}}",
                "{'ForAllValues:StringEquals':{'kms:GrantOperations':['Encrypt','DescribeKey']}}",
            })
    void passesWhereTheGrantIsLimited(String condition) {
        assertThat(judge(condition).verdict().status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ForAllValues:StringEquals':{'kms:GrantOperations':['Decrypt','DescribeKey']}}",
                "{'StringLike':{'kms:GranteePrincipal':'arn:aws:iam::*:role/*'}}",
                "{'BoolIfExists':{'kms:GrantIsForAWSResource':'false'}}",
            })
    void failsWhereTheConditionDoesNotLimitTheGrants(String condition) {
        assertThat(judge(condition).verdict().status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aDenyMayLimitTheGrantToo() {
        assertThat(policy(
                                ROOT,
                                allow(aws("arn:aws:iam::444455556666:root"), "'kms:CreateGrant'", ""),
                                deny("'*'", "'kms:CreateGrant'", "{'Bool':{'kms:GrantIsForAWSResource':'false'}}"))
                        .judge(OutsiderCheck.EXTERNAL_DELEGATE)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    private static AccessVerdict judge(String condition) {
        return policy(ROOT, allow(aws("arn:aws:iam::444455556666:root"), "'kms:CreateGrant'", condition))
                .judge(OutsiderCheck.EXTERNAL_DELEGATE);
    }
}
