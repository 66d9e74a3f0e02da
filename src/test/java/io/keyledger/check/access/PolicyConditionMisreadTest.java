package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyConditionMisreadTest {
    private final AccessCheck check = new PolicyConditionMisread();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}|is plain text under"
                        + " StringEquals",
                "{'NumericLessThan':{'aws:MultiFactorAuthAge':'an hour'}}|has not the form that NumericLessThan needs",
                "{'stringequals':{'kms:CallerAccount':'111122223333'}}|is read as StringEquals",
                "{'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}|ForAllValues on"
                        + " aws:PrincipalOrgID",
            })
    void failsWhatMeansSomethingElse(String condition, String reason) {
        assertThat(policy(ROOT, allow(aws(role("App")), "'kms:Decrypt'", condition))
                        .judge(check)
                        .verdict()
                        .reason())
                .contains(reason);
    }

    @Test
    void failsAVariableInAnOldPolicy() {
        String variable = allow(
                aws(role("App")), "'kms:Decrypt'", "{'StringEquals':{'kms:EncryptionContext:user':'${aws:username}'}}");

        assertThat(policy(ROOT, variable)
                        .version("2008-10-17")
                        .judge(check)
                        .verdict()
                        .reason())
                .contains("policy variables need \"Version\": \"2012-10-17\"");
        assertThat(policy(ROOT, variable).judge(check).verdict().status()).isEqualTo(Status.PASS);
    }

    @Test
    void passesForAllValuesWhereThereMayBeSeveral() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        aws(role("App")),
                                        "'kms:CreateGrant'",
                                        "{'ForAllValues:StringEquals':{'kms:GrantOperations':['Encrypt']}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
