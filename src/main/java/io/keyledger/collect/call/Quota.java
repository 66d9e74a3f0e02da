package io.keyledger.collect.call;

/**
 * The request rate that AWS allows for one API action, per account and Region.
 *
 * @param perSecond sustained requests per second
 * @param burst the maximum burst of requests
 * @param source the source of the figures
 * @param documented false if AWS publishes no figure and this is a conservative estimate
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

    /** An estimate where AWS publishes no rate. */
    public static Quota assumed(double perSecond, String source) {
        return new Quota(perSecond, Math.max(1, perSecond * SMOOTH), source, false);
    }
}
