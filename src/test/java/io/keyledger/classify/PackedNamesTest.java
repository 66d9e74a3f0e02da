package io.keyledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedNamesTest {
    private final PackedNames names = new PackedNames();

    @Test
    void namesComeBackAsTheyWereInTheirOrder() {
        List<String> all = List.of(
                "arn:aws:ec2:eu-central-1:111122223333:volume/vol-1",
                "arn:aws:ec2:eu-central-1:111122223333:volume/vol-1",
                "arn:aws:ec2:eu-central-1:111122223333:volume/vol-12",
                "arn:aws:ec2:eu-central-1:111122223333:volume/vol",
                "",
                "größer",
                "größe",
                "gröber 😀",
                "arn:aws:s3:::".repeat(100),
                "arn:aws:s3:::".repeat(100) + "x".repeat(20_000),
                "arn:aws:s3:::".repeat(99));

        all.forEach(names::add);

        assertThat(names.all()).isEqualTo(all);
        assertThat(names.size()).isEqualTo(all.size());
    }

    @Test
    void theFirstNamesInOrderStayHoweverManyThereAre() {
        ResourceCount count = new ResourceCount();
        IntStream.range(0, 1_000).map(i -> i * 7 % 1_000).forEach(i -> count.add("volume/%04d".formatted(i)));

        assertThat(count.count()).isEqualTo(1_000);
        assertThat(count.first())
                .isEqualTo(IntStream.range(0, Dependents.EXAMPLES)
                        .mapToObj("volume/%04d"::formatted)
                        .toList());
    }
}
