package io.keyledger.collect.call;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Repeats a call until it is answered or given up, with the SDK's standard retry strategy and jitter. Each attempt
 * takes a token from the budget of its action. Waiting for a token or between attempts does not block other calls. The
 * clients' own retries are off because they would bypass the budget.
 */
final class Attempts {
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

    /** One timeout may be a slow moment; a second one is not worth the wait. */
    private static final int MOST_TIMEOUTS = 2;
    /** A document of another protocol does not come from AWS, and repeating rarely helps. */
    private static final int MOST_UNUSABLE = 3;

    private final RetryStrategy retries;
    private final Semaphore inFlight;

    Attempts(Pace pace) {
        // No circuit breaker: one failing action must not use up the retries of the others.
        this.retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .circuitBreakerEnabled(false)
                .maxAttempts(pace.attempts())
                .backoffStrategy(BackoffStrategy.exponentialDelay(pace.retryDelay(), LONGEST_DELAY))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(pace.throttleDelay(), LONGEST_DELAY))
                .build();
        this.inFlight = new Semaphore(pace.concurrency(), true);
    }

    /** Returns the answer, or throws the exception of the last attempt. */
    <T> T call(ApiAction action, TokenBucket bucket, Supplier<? extends T> call) {
        RetryToken token = retries.acquireInitialToken(AcquireInitialTokenRequest.create(action.toString()))
                .token();
        int timeouts = 0;
        int unusable = 0;
        while (true) {
            try {
                T answer = attempt(bucket, call);
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (AbortedException e) {
                throw CollectException.interrupted(e);
            } catch (SdkException e) {
                if (e instanceof SdkServiceException answer && answer.isThrottlingException()) {
                    bucket.throttled();
                }
                timeouts += FailureCause.isTimeout(e) ? 1 : 0;
                unusable += UnusableAnswerException.isIn(e) ? 1 : 0;
                if (timeouts >= MOST_TIMEOUTS || unusable >= MOST_UNUSABLE) {
                    throw e;
                }
                token = waitToRetry(token, e);
            } catch (InterruptedException e) {
                throw CollectException.interrupted(e);
            }
        }
    }

    private <T> T attempt(TokenBucket bucket, Supplier<? extends T> call) throws InterruptedException {
        bucket.acquire();
        inFlight.acquire();
        try {
            return call.get();
        } finally {
            inFlight.release();
        }
    }

    private RetryToken waitToRetry(RetryToken token, SdkException failure) {
        try {
            var refreshed = retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .build());
            Thread.sleep(refreshed.delay());
            return refreshed.token();
        } catch (TokenAcquisitionFailedException _) {
            throw failure;
        } catch (InterruptedException e) {
            throw CollectException.interrupted(e);
        }
    }
}
