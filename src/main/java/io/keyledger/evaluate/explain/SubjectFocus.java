package io.keyledger.evaluate.explain;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.evaluate.Focus;
import io.keyledger.inventory.KmsKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges only what keys, resources and findings need for their explanation, which in a large account is very little.
 */
final class SubjectFocus implements Focus {
    private final Subjects subjects;
    private final Set<String> ids;
    private final Set<String> keyArns;
    /** Keys that resources have without naming them. */
    private final Set<String> keysOfResources = ConcurrentHashMap.newKeySet();

    SubjectFocus(Subjects subjects, Set<String> ids, Set<String> keyArns) {
        this.subjects = subjects;
        this.ids = ids;
        this.keyArns = keyArns;
    }

    @Override
    public boolean includes(ClassifiedResource resource) {
        ResourceNode node = ResourceNode.of(resource);
        boolean asked = ids.contains(node.id()) || ids.contains(node.arn()) || subjects.areAbout(resource.resource());
        if (asked && resource.keyArn() != null) {
            keysOfResources.add(resource.keyArn());
        }
        return asked || keyArns.contains(node.keyArn()) || !node.sources().isEmpty();
    }

    @Override
    public boolean includes(KmsKey key) {
        return keyArns.contains(key.arn())
                || keysOfResources.contains(key.arn())
                || subjects.areAbout(key)
                || subjects.mayUse(key);
    }
}
