package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;

class AttemptsTest {
    private static final ApiAction ACTION =
            ApiAction.of(KmsClient.class, "kms", "ListKeys", Quota.documented(100, "test"));

    private final Attempts attempts = new Attempts(new Pace(1, 4, 3, Duration.ofMillis(1), Duration.ofMillis(1)));
    private final TokenBucket bucket = new TokenBucket(100, 10, new HandMadeTicks());

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException",
        "503, RequestLimitExceeded",
        "503, SlowDown",
        "500, InternalFailure",
        "503, ServiceUnavailable",
        "500, KMSInternalException"
    })
    void repeatsWhatMayGoBetterNextTime(int status, String code) {
        FailsTwice call = new FailsTwice(refusal(status, code));

        assertThat(attempts.call(ACTION, bucket, call)).isEqualTo("answer");
        assertThat(call.times).hasValue(3);
    }

    @Test
    void repeatsWhereTheConnectionBroke() {
        FailsTwice call = new FailsTwice(SdkClientException.create("broken", new IOException("reset")));

        assertThat(attempts.call(ACTION, bucket, call)).isEqualTo("answer");
    }

    @Test
    void doesNotRepeatARefusal() {
        FailsTwice call = new FailsTwice(refusal(400, "AccessDeniedException"));

        assertThatThrownBy(() -> attempts.call(ACTION, bucket, call)).isInstanceOf(AwsServiceException.class);
        assertThat(call.times).hasValue(1);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        AtomicInteger times = new AtomicInteger();

        assertThatThrownBy(() -> attempts.call(ACTION, bucket, () -> {
                    times.incrementAndGet();
                    throw refusal(500, "InternalFailure");
                }))
                .isInstanceOf(AwsServiceException.class);
        assertThat(times).hasValue(3);
    }

    @Test
    void slowsTheActionDownOnAThrottleOnly() {
        attempts.call(ACTION, bucket, new FailsTwice(refusal(500, "InternalFailure")));
        assertThat(bucket.rate()).isEqualTo(100);

        attempts.call(ACTION, bucket, new FailsTwice(refusal(400, "ThrottlingException")));
        assertThat(bucket.rate()).isLessThan(100);
    }

    private static SdkException refusal(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("no")
                        .build())
                .build();
    }

    private static final class FailsTwice implements Supplier<String> {
        private final SdkException failure;
        private final AtomicInteger times = new AtomicInteger();

        FailsTwice(SdkException failure) {
            this.failure = failure;
        }

        @Override
        public String get() {
            if (times.incrementAndGet() <= 2) {
                throw failure;
            }
            return "answer";
        }
    }
}
