package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import java.util.List;

/**
 * What can be saved.
 *
 * @param ranked the best first; as many as were asked for
 * @param count how many there are in all
 * @param usdMonth the most that all of them save together in thirty days on the present keys. Savings on the same
 *     requests are counted once, and never more than a key costs
 * @param byKind how many there are of each kind, in the order of the kinds
 * @param fixed costs that no setting avoids, the largest first
 * @param undecided why savings could not be decided, by kind
 */
public record Savings(
        List<Saving> ranked,
        long count,
        Amount usdMonth,
        List<OfKind> byKind,
        List<Fixed> fixed,
        List<Undecided> undecided) {
    public Savings {
        ranked = List.copyOf(ranked);
        byKind = List.copyOf(byKind);
        fixed = List.copyOf(fixed);
        undecided = List.copyOf(undecided);
    }

    /**
     * The savings of a kind.
     *
     * @param usdMonth their sum, in which savings on the same requests are all counted
     */
    public record OfKind(Saving.Kind kind, long count, Amount usdMonth) {}

    /** Requests of a service for which no setting exists. */
    public record Fixed(String service, Amount usdMonth, String reason) {}

    /**
     * Keys for which it is unknown whether something can be saved.
     *
     * @param reason the first reason in order
     */
    public record Undecided(Saving.Kind kind, long keys, String reason) {
        Undecided plus(Undecided other) {
            return new Undecided(kind, keys + other.keys, reason.compareTo(other.reason) <= 0 ? reason : other.reason);
        }
    }
}
