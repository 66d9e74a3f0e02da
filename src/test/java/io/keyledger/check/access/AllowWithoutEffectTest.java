package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowWithoutEffectTest {
    private final AccessCheck check = new AllowWithoutEffect();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Principal':'*','Action':'kms:Decrypt'|the statement has no Resource",
                "'Principal':'*','Resource':'*'|the statement has no Action",
                "'Principal':'*','Action':'kms:Decrypt','Resource':'arn:aws:kms:eu-central-1:111122223333:key/other'|the"
                        + " statement's Resource is not this key",
                "'Principal':'*','Action':'kms:CreateKey','Resource':'*'|a key policy does not control any of the"
                        + " statement's actions",
                "'Principal':'*','Action':'s3:GetObject','Resource':'*'|a key policy does not control any of the"
                        + " statement's actions",
                "'Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':'kms:DescribeKey','Resource':'*','Condition':{'StringEquals':{'kms:EncryptionContext:a':'b'}}|no"
                        + " action of the statement has the condition key kms:EncryptionContext:a",
                "'Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':'kms:Decrypt','Resource':'*','Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}|only"
                        + " requests from AWS services have aws:SourceAccount",
                "'Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':'kms:Decrypt','Resource':'*','Condition':{'StringEquals':{'kms:CallerAccount':'444455556666'}}|no"
                        + " request meets the conditions of the statement",
                "'Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':'kms:Decrypt','Resource':'*','Condition':{'StringEquals':{'kms:ViaService':[]}}|the"
                        + " condition on kms:ViaService has no value",
            })
    void failsAnAllowOfNothing(String elements, String reason) {
        assertThat(policy(ROOT, "{'Effect':'Allow'," + elements + "}")
                        .withRole("App")
                        .judge(check)
                        .verdict()
                        .reason())
                .startsWith(reason);
    }

    @Test
    void failsAnAllowThatIsDeniedAltogether() {
        assertThat(policy(
                                ROOT,
                                allow(aws(role("App")), "'kms:Decrypt'", ""),
                                deny(
                                        "'*'",
                                        "'kms:*'",
                                        "{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/App'}}"))
                        .withRole("App")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail("another statement denies everything that this one allows", "/Statement/1"));
    }

    @Test
    void passesWhatAllowsSomething() {
        AnalysisBuilder key = policy(
                ROOT,
                allow(aws(role("App")), "'kms:Decrypt'", "{'StringEquals':{'kms:EncryptionContext:a':'b'}}"),
                allow(
                        aws(role("App")),
                        "['kms:Decrypt','kms:DescribeKey']",
                        "{'StringEquals':{'kms:EncryptionContext:a':'b'}}"),
                allow(aws(role("App")), "'kms:Decrypt'", "{'StringEquals':{'kms:KeySpec':'SYMMETRIC_DEFAULT'}}"),
                allow(
                        service("sns.amazonaws.com"),
                        "'kms:Decrypt'",
                        "{'StringEquals':{'aws:SourceAccount':'111122223333'}}"),
                allow(aws(role("App")), "'kms:Tomorrow'", ""),
                allow(aws(role("App")), "'kms:Sign'", "{'StringLike':{'kms:SigningAlgorithm':'RSASSA_PSS*'}}"),
                allow(aws(role("App")), "'kms:ImportKeyMaterial'", "{'Null':{'kms:ExpirationModel':'true'}}"),
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':'kms:Decrypt','Resource':'"
                        + AnalysisBuilder.policy().key().arn() + "'}",
                deny("'*'", "'kms:Decrypt'", "{'StringEquals':{'kms:EncryptionContext:a':'c'}}"));

        assertThat(key.withRole("App").judge(check).verdict().reason()).isEqualTo("every Allow has an effect");
    }
}
