package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.check.Contexts.settings;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.Custody;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustodyBelowMinimumTest {
    private static final String FOREIGN = key().account("444455556666").arn();

    @ParameterizedTest
    @CsvSource({
        "SERVICE_MANAGED, PASS",
        "CUSTOMER_MANAGED, PASS",
        "IMPORTED, FAIL",
        "CUSTOMER_PROVIDED, FAIL",
    })
    void theLadderDecides(Custody minimum, Status status) {
        assertThat(judge(volume("vol-1").kms("alias/app"), Map.of("AWS::EC2::Volume", minimum))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void theEvidenceSaysWhatItIsAndTheReasonWhatItShouldBe() {
        Verdict verdict = judge(
                bucket("b").stored(Method.SERVICE_MANAGED, "AES256"),
                Map.of("AWS::S3::Bucket", Custody.CUSTOMER_MANAGED));

        assertThat(verdict.reason()).isEqualTo("the minimum for resources of this type is customer-managed");
        assertThat(verdict.evidence()).isEqualTo("custody: service-managed");
    }

    @Test
    void aTypeThatIsNotNamedFollowsTheStar() {
        Map<String, Custody> minimum = Map.of("*", Custody.IMPORTED, "AWS::S3::Bucket", Custody.SERVICE_MANAGED);

        assertThat(judge(volume("vol-1").kms("alias/app"), minimum).status()).isEqualTo(Status.FAIL);
        assertThat(judge(bucket("b").kms("alias/app"), minimum).status()).isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWhereNoMinimumIsConfigured() {
        assertThat(judge(volume("vol-1"), Map.of("AWS::S3::Bucket", Custody.IMPORTED))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void anUnknownKeyIsStillAKmsKey() {
        assertThat(judge(volume("vol-1").kms(FOREIGN), Map.of("*", Custody.AWS_MANAGED))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(volume("vol-1").kms(FOREIGN), Map.of("*", Custody.CUSTOMER_MANAGED)))
                .isEqualTo(Verdict.unknown("the key belongs to account 444455556666, which is not audited"));
    }

    @Test
    void encryptionThatNamesNoKeyMayBeAnything() {
        assertThat(judge(volume("vol-1").kms(""), Map.of("*", Custody.AWS_MANAGED))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isUnknownWhereEncryptionWasNotRead() {
        assertThat(judge(
                        bucket("b").encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", "")),
                        Map.of("*", Custody.SERVICE_MANAGED)))
                .isEqualTo(Verdict.unknown("denied s3:GetEncryptionConfiguration"));
    }

    private static Verdict judge(ResourceBuilder resource, Map<String, Custody> minimum) {
        return new CustodyBelowMinimum()
                .evaluate(
                        resource.classified(index(key())),
                        context(settings(List.of(), minimum, List.of(), List.of(), List.of())));
    }
}
