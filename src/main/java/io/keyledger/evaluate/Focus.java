package io.keyledger.evaluate;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.KmsKey;

/**
 * Which resources and keys of a snapshot become rows. Everything else is still read, because it may decide about them,
 * but not judged. Called by many threads; in each Region about all resources before all keys.
 */
public interface Focus {
    /** Whether a resource becomes a row. */
    boolean includes(ClassifiedResource resource);

    /** Whether a key becomes a row. */
    boolean includes(KmsKey key);
}
