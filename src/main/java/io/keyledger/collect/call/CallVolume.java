package io.keyledger.collect.call;

import java.util.Map;

/**
 * How often a collector calls an action in an account and Region.
 *
 * @param thing what is called for, such as {@code key}; empty for a call that is made once
 * @param perCall how many of them one call serves
 */
public record CallVolume(String thing, int perCall) {
    /** One call, whatever there is. */
    public static CallVolume once() {
        return new CallVolume("", 1);
    }

    /** A call for each thing. */
    public static CallVolume each(String thing) {
        return new CallVolume(thing, 1);
    }

    /** A call for each page of a listing, at least one. */
    public static CallVolume page(String thing, int size) {
        return new CallVolume(thing, size);
    }

    /** The calls for so many things; things that nobody counted need none, but a listing is always asked once. */
    public long calls(Map<String, Long> counts) {
        if (thing.isEmpty()) {
            return 1;
        }
        long calls = Math.ceilDiv(counts.getOrDefault(thing, 0L), perCall);
        return perCall == 1 ? calls : Math.max(1, calls);
    }

    /** Such as {@code once} or {@code per 1000 keys}. */
    @Override
    public String toString() {
        if (thing.isEmpty()) {
            return "once";
        }
        return perCall == 1 ? "per " + thing : "per " + perCall + " " + thing + "s";
    }
}
