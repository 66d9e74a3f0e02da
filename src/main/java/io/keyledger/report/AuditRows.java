package io.keyledger.report;

import io.keyledger.check.CheckContext;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.savings.SavingsLedger;
import java.io.IOException;
import java.util.List;

/** Everything that an audit does with a Region's resources and keys. */
record AuditRows(ResourceRows resourceRows, KeyRows keyRows, SavingsLedger savings) implements RegionRows {
    @Override
    public void resources(List<ClassifiedResource> resources, CheckContext context) throws IOException {
        resourceRows.write(resources, context);
        resources.forEach(savings::addResource);
    }

    @Override
    public void keys(List<UsedKey> keys, CheckContext context) throws IOException {
        keyRows.write(keys, context);
    }

    @Override
    public void unlisted(List<UnlistedKey> keys) throws IOException {
        keyRows.writeUnlisted(keys);
        savings.endRegion();
    }
}
