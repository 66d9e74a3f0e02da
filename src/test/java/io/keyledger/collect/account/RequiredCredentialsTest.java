package io.keyledger.collect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.CollectException.Kind;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sts.model.StsException;

class RequiredCredentialsTest {
    @Test
    void areThoseOfTheirProvider() {
        var credentials = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "any");

        assertThat(new RequiredCredentials(StaticCredentialsProvider.create(credentials)).resolveCredentials())
                .extracting(AwsCredentials::accessKeyId)
                .isEqualTo("AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void aRoleThatCanNoLongerBeAssumedEndsTheCollection() {
        AwsCredentialsProvider role = () -> {
            throw StsException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDenied")
                            .errorMessage("not authorized to perform: sts:AssumeRole")
                            .build())
                    .statusCode(403)
                    .build();
        };

        assertThatThrownBy(new RequiredCredentials(role)::resolveCredentials)
                .isInstanceOfSatisfying(
                        CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_LOST))
                .hasMessage("AWS credentials are no longer available: not authorized to perform: sts:AssumeRole."
                        + " Renew them and run the same command again to resume.");
    }

    @Test
    void anInterruptIsNoLossOfCredentials() {
        AwsCredentialsProvider stopped = () -> {
            throw AbortedException.create("Thread was interrupted");
        };

        assertThatThrownBy(new RequiredCredentials(stopped)::resolveCredentials).isInstanceOf(AbortedException.class);
    }
}
