package io.keyledger.collect.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailLocationTest {
    @Test
    void aPrefixIsAFolder() {
        assertThat(TrailLocation.parse("s3://logs")).contains(new TrailLocation("logs", ""));
        assertThat(TrailLocation.parse("s3://logs/")).contains(new TrailLocation("logs", ""));
        assertThat(TrailLocation.parse("s3://logs/a/b")).contains(new TrailLocation("logs", "a/b/"));
        assertThat(TrailLocation.parse("s3://logs/a/b/")).contains(new TrailLocation("logs", "a/b/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://Logs", "s3:///a", "s3://a", "s3://logs//a", "logs/a", "s3://logs?x"})
    void anythingElseIsNone(String url) {
        assertThat(TrailLocation.parse(url)).isEmpty();
    }
}
