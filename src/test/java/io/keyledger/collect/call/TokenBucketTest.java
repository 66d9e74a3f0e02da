package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final HandMadeTicks ticks = new HandMadeTicks();

    @Test
    void letsThroughSoManyCallsASecond() throws InterruptedException {
        TokenBucket bucket = new TokenBucket(50, 5, ticks);

        acquire(bucket, 505);

        assertThat(ticks.seconds()).isCloseTo(10, within(0.001));
    }

    @Test
    void letsABurstThroughAtOnce() throws InterruptedException {
        TokenBucket bucket = new TokenBucket(10, 50, ticks);

        acquire(bucket, 50);

        assertThat(ticks.seconds()).isZero();
    }

    @Test
    void keepsNoMoreThanABurstForLater() throws InterruptedException {
        TokenBucket bucket = new TokenBucket(10, 2, ticks);
        ticks.sleep(60_000_000_000L);

        acquire(bucket, 12);

        assertThat(ticks.seconds()).isCloseTo(61, within(0.001));
    }

    @Test
    void letsOneCallThroughWhereTheShareIsLessThanOneASecond() throws InterruptedException {
        TokenBucket bucket = new TokenBucket(0.5, 0.05, ticks);

        acquire(bucket, 3);

        assertThat(ticks.seconds()).isCloseTo(4, within(0.001));
    }

    @Test
    void slowsDownOnceForAllThrottlesOfASecond() {
        TokenBucket bucket = new TokenBucket(100, 10, ticks);

        bucket.throttled();
        bucket.throttled();

        assertThat(bucket.rate()).isCloseTo(70, within(0.001));
    }

    @Test
    void comesBackToItsRateInSteps() {
        TokenBucket bucket = new TokenBucket(100, 10, ticks);
        bucket.throttled();

        ticks.sleep(2_000_000_000L);
        assertThat(bucket.rate()).isCloseTo(80, within(0.001));

        ticks.sleep(60_000_000_000L);
        assertThat(bucket.rate()).isCloseTo(100, within(0.001));
    }

    @Test
    void neverStopsHoweverOftenItIsThrottled() {
        TokenBucket bucket = new TokenBucket(100, 10, ticks);

        for (int second = 0; second < 600; second++) {
            bucket.throttled();
            ticks.sleep(1_000_000_000L);
        }

        assertThat(bucket.rate()).isGreaterThan(10);
    }

    private static void acquire(TokenBucket bucket, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            bucket.acquire();
        }
    }
}
