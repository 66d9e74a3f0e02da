package io.keyledger.cost.savings;

import java.util.List;
import java.util.function.BiConsumer;

/** Finds savings of one kind on one key. Stateless. */
interface KeyRule {
    /**
     * The savings on a key.
     *
     * @param undecided takes the kind and the reason if it is unknown whether something can be saved
     */
    List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided);
}
