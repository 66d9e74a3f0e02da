package io.keyledger.evaluate.explain;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.evaluate.Focus;
import io.keyledger.inventory.KmsKey;
import java.util.Set;

/** Judges only what keys and resources need for their explanation, which in a large account is very little. */
record SubjectFocus(Subjects subjects, Set<String> ids, Set<String> keyArns) implements Focus {
    @Override
    public boolean includes(ClassifiedResource resource) {
        ResourceNode node = ResourceNode.of(resource);
        return ids.contains(node.id())
                || ids.contains(node.arn())
                || keyArns.contains(node.keyArn())
                || !node.sources().isEmpty();
    }

    @Override
    public boolean includes(KmsKey key) {
        return keyArns.contains(key.arn()) || subjects.mayUse(key);
    }
}
