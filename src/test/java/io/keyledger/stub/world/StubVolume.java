package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One EBS volume. */
public record StubVolume(StubRegion region, int number) {
    public String id() {
        return "vol-0" + draw().at("id").hexadecimal(8) + region.volumeNumbers().hide(number);
    }

    public int sizeInGibibytes() {
        return draw().at("size").oneOf(List.of(8, 20, 50, 100, 100, 250, 500, 1000, 4000));
    }

    public Instant creationDate() {
        return region.account()
                .world()
                .now()
                .minus(Duration.ofMinutes(draw().at("age").between(10, 2_000_000)));
    }

    public String availabilityZone() {
        return region.name() + draw().at("zone").oneOf(List.of("a", "b", "c"));
    }

    public String type() {
        return draw().at("type").oneOf(List.of("gp3", "gp3", "gp3", "gp2", "io2", "st1"));
    }

    /** The instance it is attached to. */
    public Optional<String> instanceId() {
        return draw().at("attached").percent(80)
                ? Optional.of("i-0" + draw().at("instance").hexadecimal(16))
                : Optional.empty();
    }

    /** The ARN of the key, nothing for a volume in the clear. */
    public Optional<String> keyArn() {
        return EbsEncryption.keyArn(region, draw());
    }

    public SequencedMap<String, String> tags() {
        return Tags.of(draw());
    }

    private Draw draw() {
        return region.draw().at("volume").at(number);
    }
}
