package io.keyledger.snapshot;

import io.keyledger.inventory.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One machine's share of a collection that several machines do together. Every name is in exactly one shard, which
 * depends only on the name and the number of shards.
 *
 * @param number from 1 to {@code count}
 */
public record Shard(int number, int count) {
    /** Everything on one machine. */
    public static final Shard WHOLE = new Shard(1, 1);

    /** The maximum number of shards. */
    public static final int MOST = 10_000;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");

    public Shard {
        if (count < 1 || count > MOST || number < 1 || number > count) {
            throw new IllegalArgumentException("there is no shard " + number + "/" + count);
        }
    }

    /** Parses a text like {@code 2/4}; empty if there is no such shard. */
    public static Optional<Shard> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        return number >= 1 && number <= count && count <= MOST
                ? Optional.of(new Shard(number, count))
                : Optional.empty();
    }

    /** Whether this is everything. */
    public boolean isWhole() {
        return count == 1;
    }

    /** Whether an account or a file belongs to this shard. */
    public boolean has(String name) {
        // A digest spreads account ids evenly, even those that were created one after the other.
        BigInteger digest = new BigInteger(Sha256.hex(name.getBytes(StandardCharsets.UTF_8)), 16);
        return digest.mod(BigInteger.valueOf(count)).intValueExact() == number - 1;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return number + "/" + count;
    }
}
