package io.keyledger.collect.ebs;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.catalogue.CatalogueCollector;

/**
 * Reads Amazon EBS, as a part of its own: a Region can have a million snapshots, and counting their blocks takes hours.
 */
@AutoService(Collector.class)
public final class EbsCollector extends CatalogueCollector {
    static final String NAME = "ebs";

    /** For the service loader. */
    public EbsCollector() {
        super(NAME, Reach.REGIONAL);
    }
}
