package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSourceUntrustedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ArnLike':{'aws:SourceArn':'arn:aws:cloudtrail:*:*:trail/*'}}",
                "{'StringLike':{'aws:SourceAccount':'*'}}",
                "{'StringEqualsIfExists':{'aws:SourceAccount':'111122223333'}}",
                "{'StringEquals':{'aws:SourceAccount':['111122223333','444455556666']}}",
            })
    void failsASourceThatIsNotInsideTheTrustZone(String condition) {
        AnalysisBuilder key =
                policy(ROOT, allow(service("cloudtrail.amazonaws.com"), "'kms:GenerateDataKey*'", condition));

        assertThat(key.judge(new ServiceSourceUntrusted()).verdict().status()).isEqualTo(Status.FAIL);
        assertThat(key.judge(new ConfusedDeputyEncrypt()).verdict().status()).isNotEqualTo(Status.FAIL);
    }

    @Test
    void takesAnUntrustedAccountFromTheList() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        service("cloudtrail.amazonaws.com"),
                                        "'kms:GenerateDataKey*'",
                                        "{'StringEquals':{'aws:SourceAccount':['111122223333','444455556666']}}"))
                        .judge(new ServiceSourceUntrusted())
                        .issues()
                        .getFirst()
                        .remedy())
                .contains("{\"aws:SourceAccount\":[\"111122223333\"]}", "proven by searching again");
    }

    @Test
    void passesATrustedSource() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        service("cloudtrail.amazonaws.com"),
                                        "'kms:GenerateDataKey*'",
                                        "{'StringEquals':{'aws:SourceArn':'arn:aws:cloudtrail:eu-central-1:111122223333:trail/t'}}"))
                        .judge(new ServiceSourceUntrusted())
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
