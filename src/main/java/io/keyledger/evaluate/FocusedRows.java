package io.keyledger.evaluate;

import io.keyledger.check.CheckContext;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.ResourceTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets only what is in focus through to other rows. */
record FocusedRows(RegionRows rows, Focus focus, Populations populations) implements RegionRows {
    @Override
    public void resources(List<ClassifiedResource> resources, CheckContext context) throws IOException {
        List<ClassifiedResource> included = new ArrayList<>();
        for (ClassifiedResource resource : resources) {
            if (focus.includes(resource)) {
                included.add(resource);
            } else {
                populations.leaveOut(resource.resource().type());
            }
        }
        rows.resources(included, context);
    }

    @Override
    public void keys(List<UsedKey> keys, CheckContext context) throws IOException {
        List<UsedKey> included =
                keys.stream().filter(used -> focus.includes(used.key().key())).toList();
        for (int i = included.size(); i < keys.size(); i++) {
            populations.leaveOut(ResourceTypes.KMS_KEY);
        }
        rows.keys(included, context);
    }

    @Override
    public void unlisted(List<UnlistedKey> keys) throws IOException {
        rows.unlisted(keys);
    }
}
