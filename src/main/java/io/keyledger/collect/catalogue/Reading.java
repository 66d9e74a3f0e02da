package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.inventory.Observed;

/** The reading of one service in an account and Region. */
public interface Reading<C> {
    CollectorContext context();

    /** The client of the service. */
    C client();

    /** The declared action of an operation. */
    ApiAction action(String operation);

    /** The one value of a listing, which is read once. */
    Observed<String> fact(Items<C, String> items);
}
