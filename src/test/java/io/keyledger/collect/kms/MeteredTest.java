package io.keyledger.collect.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

class MeteredTest {
    private static final String OWN = "arn:aws:kms:eu-west-1:111122223333:key/";
    private static final String FOREIGN = "arn:aws:kms:eu-west-1:444455556666:key/";

    @Test
    void countsAnOperationAtItsKey() {
        Metric metric = metric("KeyArn=" + OWN + "a", "Operation=Decrypt");

        assertThat(Metered.of(metric, OWN))
                .contains(new Metered(metric, OWN + "a", "Decrypt", "Decrypt", Optional.empty()));
    }

    @Test
    void countsAReEncryptOnceAndRemembersTheOtherKey() {
        Metric metric = reEncrypt(OWN + "a", OWN + "b");

        assertThat(Metered.of(metric, OWN)).hasValueSatisfying(metered -> {
            assertThat(metered.keyArn()).isEqualTo(OWN + "a");
            assertThat(metered.alsoUsed()).contains(OWN + "b");
        });
    }

    @Test
    void countsAReEncryptFromAnotherAccountWhereItArrives() {
        Metric metric = reEncrypt(FOREIGN + "a", OWN + "b");

        assertThat(Metered.of(metric, OWN)).hasValueSatisfying(metered -> {
            assertThat(metered.keyArn()).isEqualTo(OWN + "b");
            assertThat(metered.alsoUsed()).isEmpty();
        });
    }

    @Test
    void doesNotCountAReEncryptTwiceOnOneKey() {
        Metric metric = reEncrypt(OWN + "a", OWN + "a");

        assertThat(Metered.of(metric, OWN)).hasValueSatisfying(metered -> {
            assertThat(metered.keyArn()).isEqualTo(OWN + "a");
            assertThat(metered.alsoUsed()).isEmpty();
        });
    }

    @Test
    void tellsReEncryptsToDifferentKeysApart() {
        assertThat(Metered.of(reEncrypt(OWN + "a", OWN + "b"), OWN).map(Metered::identity))
                .isNotEqualTo(Metered.of(reEncrypt(OWN + "a", OWN + "c"), OWN).map(Metered::identity));
    }

    @Test
    void leavesOutWhatIsOfNoKey() {
        assertThat(Metered.of(metric("Operation=GenerateRandom"), OWN)).isEmpty();
        assertThat(Metered.of(metric("KeyArn=" + OWN + "a"), OWN)).isEmpty();
    }

    private static Metric reEncrypt(String source, String destination) {
        return metric("SourceKeyArn=" + source, "DestinationKeyArn=" + destination, "Operation=ReEncrypt");
    }

    private static Metric metric(String... dimensions) {
        return Metric.builder()
                .namespace("AWS/KMS")
                .metricName("SuccessfulRequest")
                .dimensions(Arrays.stream(dimensions)
                        .map(text -> text.split("=", 2))
                        .map(pair ->
                                Dimension.builder().name(pair[0]).value(pair[1]).build())
                        .toList())
                .build();
    }
}
