package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusedDeputyTest {
    private final AccessCheck check = new ConfusedDeputy();

    @Test
    void failsAServiceThatDecryptsForAnyCustomerAndProposesASourceCondition() {
        AccessVerdict verdict = judge("['kms:GenerateDataKey*','kms:Decrypt']", "");

        assertThat(verdict.verdict().reason())
                .isEqualTo("sns.amazonaws.com for any source can decrypt; the same statement also lets it encrypt");
        assertThat(verdict.verdict().witness())
                .contains("\"principal\":\"sns.amazonaws.com\"", "\"aws:SourceAccount\":");
        assertThat(verdict.issues().getFirst().remedy())
                .contains("\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":[\"111122223333\"]}}")
                .contains("whoever is inside the trust zone keeps what they had")
                .endsWith("; check first that sns.amazonaws.com sends aws:SourceAccount with its requests for this key:"
                        + " what comes without it would be denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals':{'aws:SourceAccount':'111122223333'}}",
                "{'ArnLike':{'aws:SourceArn':'arn:aws:sns:eu-central-1:111122223333:topic'}}",
                "{'StringLike':{'aws:SourceArn':'arn:aws:sns:*:111122223333:*'}}",
                "{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:::our-bucket'}}",
                "{'ArnLike':{'kms:EncryptionContext:aws:logs:arn':'arn:aws:logs:*:111122223333:log-group:a'}}",
                "{'StringLike':{'kms:EncryptionContext:aws:s3:arn':'arn:aws:s3:::our-bucket/*'}}",
            })
    void passesAServiceThatMustSendItsSource(String condition) {
        assertThat(judge("'kms:Decrypt'", condition).verdict().status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals':{'kms:EncryptionContext:app':'a'}}",
                "{'ArnLike':{'kms:EncryptionContext:aws:logs:arn':'arn:aws:logs:*:*:log-group:a'}}",
                "{'StringLike':{'kms:EncryptionContext:aws:s3:arn':'arn:aws:s3:::*'}}",
                "{'StringLikeIfExists':{'kms:EncryptionContext:aws:s3:arn':'arn:aws:s3:::our-bucket/*'}}",
            })
    void failsAServiceWhoseEncryptionContextSaysNothing(String condition) {
        assertThat(judge("'kms:Decrypt'", condition).verdict().status()).isEqualTo(Status.FAIL);
    }

    @Test
    void encryptingIsReportedSeparatelyAndReadingMetadataIsNotReported() {
        AnalysisBuilder encrypting = policy(ROOT, allow(service("sns.amazonaws.com"), "'kms:GenerateDataKey'", ""));
        AnalysisBuilder reading = policy(ROOT, allow(service("cloudtrail.amazonaws.com"), "'kms:DescribeKey'", ""));

        assertThat(encrypting.judge(check).verdict().status()).isEqualTo(Status.PASS);
        assertThat(encrypting.judge(new ConfusedDeputyEncrypt()).verdict().status())
                .isEqualTo(Status.FAIL);
        assertThat(reading.judge(new ConfusedDeputyEncrypt()).verdict().status())
                .isEqualTo(Status.PASS);
    }

    private AccessVerdict judge(String actions, String condition) {
        return policy(ROOT, allow(service("sns.amazonaws.com"), actions, condition))
                .judge(check);
    }
}
