package io.keyledger.evaluate;

import io.keyledger.check.CheckContext;
import io.keyledger.classify.ClassifiedResource;
import java.io.IOException;
import java.util.List;

/** Takes what a Region has: its resources first, then its keys. Called by many threads. */
interface RegionRows {
    /** Takes some resources. */
    void resources(List<ClassifiedResource> resources, CheckContext context) throws IOException;

    /** Takes some keys. */
    void keys(List<UsedKey> keys, CheckContext context) throws IOException;

    /** Takes the keys that were used but not listed, after all others. */
    void unlisted(List<UnlistedKey> keys) throws IOException;
}
