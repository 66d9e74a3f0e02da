package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.EncryptionContextNames;
import java.util.Map;

/**
 * Finds the resource that a service names in the encryption context. Only entries written by services are used, because
 * callers may write anything into others.
 */
final class ContextResource {
    private ContextResource() {}

    static boolean isName(String entry) {
        return EncryptionContextNames.OF_RESOURCES.contains(entry);
    }

    /**
     * The resource; empty if the context names none. S3 objects count as their bucket to keep the number of resources
     * bounded.
     */
    static String of(Map<String, String> context) {
        for (String name : EncryptionContextNames.OF_RESOURCES) {
            String value = context.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return name.equals("aws:s3:arn") ? bucket(value) : value;
            }
        }
        return "";
    }

    private static String bucket(String arn) {
        int slash = arn.indexOf('/');
        return arn.contains(":s3:::") && slash > 0 ? arn.substring(0, slash) : arn;
    }
}
