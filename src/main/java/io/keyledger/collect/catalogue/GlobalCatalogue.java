package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;

/** Reads the declared services that live once for an account. */
@AutoService(Collector.class)
public final class GlobalCatalogue extends CatalogueCollector {
    static final String NAME = "catalogue-global";

    /** For the service loader. */
    public GlobalCatalogue() {
        super(NAME, Reach.GLOBAL);
    }
}
