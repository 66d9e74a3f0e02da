package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;

/** Reads the declared services that live in each Region. */
@AutoService(Collector.class)
public final class RegionalCatalogue extends CatalogueCollector {
    static final String NAME = "catalogue";

    /** For the service loader. */
    public RegionalCatalogue() {
        super(NAME, Reach.REGIONAL);
    }
}
