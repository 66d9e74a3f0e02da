package io.keyledger.collect.call;

/**
 * What AWS lets an account and Region ask of one API action.
 *
 * @param perSecond requests a second that last
 * @param burst requests that may come at once
 * @param source where the figures come from
 * @param documented false where AWS publishes no figure, and this one is a careful guess
 */
public record Quota(double perSecond, double burst, String source, boolean documented) {
    private static final double SMOOTH = 0.1;

    /** A published rate, spent evenly. */
    public static Quota documented(double perSecond, String source) {
        return new Quota(perSecond, Math.max(1, perSecond * SMOOTH), source, true);
    }

    /** A published token bucket. */
    public static Quota documented(double perSecond, double burst, String source) {
        return new Quota(perSecond, burst, source, true);
    }

    /** A rate that AWS does not publish. */
    public static Quota assumed(double perSecond, String source) {
        return new Quota(perSecond, Math.max(1, perSecond * SMOOTH), source, false);
    }
}
