package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One EBS snapshot that the account owns. */
public record StubSnapshot(StubRegion region, int number) {
    /** What EBS calls a block, in bytes. */
    public static final int BLOCK_SIZE = 524_288;

    /** An account of somebody else. */
    public static final String PARTNER = "999988887777";

    private static final int BLOCKS_IN_GIBIBYTE = 1024 * 1024 * 1024 / BLOCK_SIZE;

    public String id() {
        return "snap-0" + draw().at("id").hexadecimal(8)
                + region.snapshotNumbers().hide(number);
    }

    /** A volume that may be gone. */
    public String volumeId() {
        int volumes = region.population().volumes();
        boolean gone = volumes == 0 || draw().at("gone").percent(30);
        return gone
                ? "vol-0" + draw().at("old-volume").hexadecimal(16)
                : region.volume(draw().at("volume").below(volumes)).id();
    }

    public int volumeSizeInGibibytes() {
        return draw().at("size").oneOf(List.of(8, 20, 50, 100, 250));
    }

    public Instant startTime() {
        return region.account()
                .world()
                .now()
                .minus(Duration.ofMinutes(draw().at("age").between(10, 2_000_000)));
    }

    /** {@code standard} or {@code archive}. */
    public String storageTier() {
        return draw().at("tier").percent(10) ? "archive" : "standard";
    }

    public Optional<String> keyArn() {
        return EbsEncryption.keyArn(region, draw());
    }

    /** Only unencrypted snapshots can be. */
    public boolean isPublic() {
        return keyArn().isEmpty() && draw().at("public").percent(50);
    }

    /** The accounts that it is shared with. */
    public List<String> sharedWith() {
        return draw().at("shared").percent(40) ? List.of(PARTNER) : List.of();
    }

    public SequencedMap<String, String> tags() {
        return Tags.of(draw());
    }

    /**
     * How many blocks hold data: the first ones of the volume, of which some snapshots have more than fit on a page.
     */
    public int blocks() {
        return Math.min(
                volumeSizeInGibibytes() * BLOCKS_IN_GIBIBYTE,
                draw().at("filled").between(100, 12_000));
    }

    /** The token of one block, as opaque as AWS's. */
    public String blockToken(int index) {
        return "AAUBA" + draw().at("block").at(index).hexadecimal(32);
    }

    private Draw draw() {
        return region.draw().at("snapshot").at(number);
    }
}
