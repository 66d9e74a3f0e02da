package io.keyledger.collect.call;

import java.util.Map;

/**
 * How often a collector calls an action per account and Region.
 *
 * @param thing what the calls are for, for example {@code key}; empty for a single call
 * @param perCall how many of these things one call covers
 */
public record CallVolume(String thing, int perCall) {
    /** One call in total. */
    public static CallVolume once() {
        return new CallVolume("", 1);
    }

    /** One call per thing. */
    public static CallVolume each(String thing) {
        return new CallVolume(thing, 1);
    }

    /** One call per page of a listing, at least one. */
    public static CallVolume page(String thing, int size) {
        return new CallVolume(thing, size);
    }

    /**
     * The number of calls for these counts. A thing that was not counted takes none, but a listing takes at least one.
     */
    public long calls(Map<String, Long> counts) {
        if (thing.isEmpty()) {
            return 1;
        }
        long calls = Math.ceilDiv(counts.getOrDefault(thing, 0L), perCall);
        return perCall == 1 ? calls : Math.max(1, calls);
    }

    /** For example {@code once} or {@code per 1000 keys}. */
    @Override
    public String toString() {
        if (thing.isEmpty()) {
            return "once";
        }
        return perCall == 1 ? "per " + thing : "per " + perCall + " " + thing + "s";
    }
}
