package io.keyledger.cost.breakdown;

import io.keyledger.cost.Amount;
import io.keyledger.cost.CostLine;
import org.jspecify.annotations.Nullable;

/** The time that amounts are for. */
public enum Term {
    /** Thirty days of the present state, with requests at the observed pace. */
    MONTH {
        @Override
        @Nullable
        Amount amount(CostLine line) {
            return line.amountPerMonth();
        }

        @Override
        Amount requests(CostLine line) {
            return line.quantityPerMonth();
        }
    },
    /** The days before the audit, as far back as each source counted. */
    PAST {
        @Override
        @Nullable
        Amount amount(CostLine line) {
            return line.kind() == CostLine.Kind.AUDIT ? null : line.amount();
        }

        @Override
        Amount requests(CostLine line) {
            return line.quantity();
        }
    };

    /** The line's amount; absent for lines outside the term. */
    @Nullable
    abstract Amount amount(CostLine line);

    /** The line's requests. */
    abstract Amount requests(CostLine line);
}
