package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
    @Test
    void readsItsComponentsAndKeepsTheColonsOfTheResource() {
        String text = "arn:aws:logs:us-west-2:111122223333:log-group:a:*";

        assertThat(Arn.parse(text))
                .contains(new Arn("aws", "logs", "us-west-2", "111122223333", "log-group:a:*"))
                .get()
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "arn:aws:s3:::", "arn:aws:s3::bucket", "urn:aws:s3:::bucket"})
    void knowsWhatIsNoArn(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }
}
