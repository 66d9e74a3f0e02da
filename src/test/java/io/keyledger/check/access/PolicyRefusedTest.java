package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRefusedTest {
    private final AccessCheck check = new PolicyRefused();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'AWS':'arn:aws:iam::111122223333:group/admins'}|'kms:Decrypt'|",
                "{'AWS':['arn:aws:iam::111122223333:role/App','arn:aws:iam::111122223333:user/*']}|'kms:Decrypt'|",
                "{'AWS':'arn:aws:iam::111122223333:role/App*'}|'kms:Decrypt'|",
                "{'AWS':'arn:aws:iam::*:root'}|'kms:Decrypt'|",
                "{'AWS':'arn:aws:iam::1111:root'}|'kms:Decrypt'|",
                "{'AWS':'not an arn'}|'kms:Decrypt'|",
                "{'AWS':'arn:aws:s3:::bucket'}|'kms:Decrypt'|",
                "{'AWS':'arn:aws:iam::111122223333:user/${aws:username}'}|'kms:Decrypt'|",
                "{'Service':'logs'}|'kms:Decrypt'|",
                "'*'|'Decrypt'|",
                "'*'|['kms:Decrypt','Encrypt']|",
                "'*'|'kms:Decrypt:Key'|",
                "'*'|'kms:Decrypt'|{'StringIs':{'kms:CallerAccount':'111122223333'}}",
                "'*'|'kms:Decrypt'|{'StringEquals':{'CallerAccount':'111122223333'}}",
                "'*'|'kms:Decrypt'|{'ForAllValues:StringEquals':{'kms:EncryptionContext:App':'x'}}",
            })
    void failsWhatAwsRefuses(String principal, String actions, String condition) {
        String statement = allow(principal, actions, condition == null ? "" : condition);

        assertThat(PolicyOnly.policy(ROOT, statement).status(check)).isEqualTo(Status.FAIL);
        assertThat(check.metadata().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void saysItOnce() {
        PolicyOnly policy = PolicyOnly.policy(ROOT, allow("'*'", "'Decrypt'", ""));

        assertThat(policy.status(new PolicyUnknownWords())).isEqualTo(Status.PASS);
    }

    @Test
    void passesWhatAwsAcceptsThoughItMayMeanSomethingElse() {
        assertThat(PolicyOnly.policy(ROOT, allow(aws("AROA3KC4QMQMWHHMNAN3C"), "'kms:Decript'", ""))
                        .status(check))
                .isEqualTo(Status.PASS);
    }

    @Test
    void saysNothingOfThePolicyThatAKeyHas() {
        AnalysisBuilder key = AnalysisBuilder.policy(ROOT, allow("'*'", "'Decrypt'", ""));

        assertThat(key.judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(key.judge(new PolicyUnknownWords()).verdict().status()).isEqualTo(Status.FAIL);
    }
}
