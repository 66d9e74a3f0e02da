package io.keyledger.evaluate.explain;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the graph keeps of one purpose of a resource.
 *
 * @param keyArn the ARN of its key; empty if no KMS key is involved or it is unknown
 * @param sources the resources that it was made from or lies over, by ARN or id
 */
record ResourceNode(
        String accountId,
        String region,
        String type,
        String id,
        String arn,
        String purpose,
        String keyArn,
        Custody custody,
        List<String> sources) {
    static ResourceNode of(ClassifiedResource row) {
        EncryptedResource resource = row.resource();
        return new ResourceNode(
                resource.accountId(),
                resource.region(),
                resource.type(),
                resource.id(),
                resource.arn(),
                resource.purpose().toString(),
                Objects.requireNonNullElse(row.keyArn(), ""),
                row.custody(),
                sources(resource));
    }

    private static List<String> sources(EncryptedResource resource) {
        List<String> sources = new ArrayList<>();
        add(sources, resource, ResourceAttributes.BACKUP_OF);
        switch (resource.type()) {
            case ResourceTypes.EBS_SNAPSHOT -> add(sources, resource, ResourceAttributes.VOLUME_ID);
            case ResourceTypes.EC2_IMAGE -> add(sources, resource, ResourceAttributes.SNAPSHOT_ID);
            default -> {
                // A volume that was made from a snapshot has blocks and a key of its own.
            }
        }
        return List.copyOf(sources);
    }

    private static void add(List<String> sources, EncryptedResource resource, String attribute) {
        Observed<String> value = resource.attributes().get(attribute);
        if (value != null) {
            value.known().filter(source -> !source.isEmpty()).ifPresent(sources::add);
        }
    }

    /** Whether it consists of its sources, with no data of its own. */
    boolean liesOverItsSources() {
        return type.equals(ResourceTypes.EC2_IMAGE);
    }

    /** The resource that it is a purpose of. */
    String identity() {
        return type + " " + (arn.isEmpty() ? accountId + " " + region + " " + id : arn);
    }
}
