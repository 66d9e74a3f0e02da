package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.KmsClient;

class RefusalsTest {
    private static final ApiAction ACTION = ApiAction.of(
                    KmsClient.class, "macie2", "GetRevealConfiguration", Quota.documented(1, "test"))
            .notOfferedBy("AccessDeniedException: Macie is not enabled");

    @Test
    void aServiceThatRefusesBecauseItIsNotEnabledIsNotOffered() {
        assertThat(Refusals.observe(ACTION, refusal("Macie is not enabled.")))
                .isEqualTo(Observed.notOffered("Macie is not enabled"));
    }

    @Test
    void theSameCodeWithAnotherMessageIsADenial() {
        assertThat(Refusals.observe(
                        ACTION, refusal("User: me is not authorized to perform: macie2:GetRevealConfiguration")))
                .isInstanceOf(Observed.Denied.class);
    }

    private static AwsServiceException refusal(String message) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(message)
                        .build())
                .statusCode(403)
                .build();
    }
}
