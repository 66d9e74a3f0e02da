package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.check.Contexts.settings;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsseMissingTest {
    @ParameterizedTest
    @ValueSource(strings = {"secret-*", "*-plans", "secret-plans", "AWS::S3::Bucket", "arn:aws:s3:::secret*", "*"})
    void failsWhereAPatternRequiresIt(String pattern) {
        Verdict verdict = judge(bucket("secret-plans").kms("alias/app"), pattern);

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("encryption: aws:kms");
    }

    @Test
    void passesDualLayerEncryptionInTheWordsOfEachService() {
        assertThat(judge(bucket("secret-plans").kms("aws:kms:dsse", "alias/app"), "*")
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(resource("ecr", "AWS::ECR::Repository", "r").kms("KMS_DSSE", "alias/app"), "*")
                        .status())
                .isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-*", "secret-plan", "AWS::ECR::Repository", ""})
    void doesNotApplyElsewhere(String pattern) {
        assertThat(judge(bucket("secret-plans").kms("alias/app"), pattern).status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereEncryptionWasNotRead() {
        assertThat(judge(bucket("b").encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", "")), "*")
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void judgesOnlyTypesThatOfferIt() {
        DsseMissing check = new DsseMissing();

        assertThat(check.covers("AWS::S3::Bucket")).isTrue();
        assertThat(check.covers("AWS::ECR::Repository")).isTrue();
        assertThat(check.covers("AWS::EC2::Volume")).isFalse();
    }

    private static Verdict judge(ResourceBuilder resource, String pattern) {
        return new DsseMissing()
                .evaluate(
                        resource.classified(index(key())),
                        context(settings(List.of(), Map.of(), List.of(pattern), List.of(), List.of())));
    }
}
