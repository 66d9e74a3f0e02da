package io.keyledger.evaluate;

import io.keyledger.check.CheckContext;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.savings.SavingsLedger;
import java.io.IOException;
import java.util.List;

/** Everything that an audit does with a Region's resources and keys. */
record AuditRows(ResourceEvaluation resourceEvaluation, KeyEvaluation keyEvaluation, SavingsLedger savings)
        implements RegionRows {
    @Override
    public void resources(List<ClassifiedResource> resources, CheckContext context) throws IOException {
        resourceEvaluation.evaluate(resources, context);
        resources.forEach(resource -> savings.addResource(resource, context.bucketKeySavings()));
    }

    @Override
    public void keys(List<UsedKey> keys, CheckContext context) throws IOException {
        keyEvaluation.evaluate(keys, context);
    }

    @Override
    public void unlisted(List<UnlistedKey> keys) throws IOException {
        keyEvaluation.evaluateUnlisted(keys);
        savings.endRegion();
    }
}
