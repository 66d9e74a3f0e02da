package io.keyledger.collect.call;

import io.keyledger.inventory.CallRole;

/**
 * An AWS operation that a collector uses, declared once: its budget, the guard, the permission policy, the plan and the
 * coverage all come from here.
 *
 * @param service the service's prefix in IAM actions, such as {@code s3}
 * @param operation the operation of its API, such as {@code GetBucketEncryption}
 * @param permission the IAM action that allows it, such as {@code s3:GetEncryptionConfiguration}; empty
 *     where everybody may
 * @param resource the ARN that the permission is for, with {@code {partition}}, {@code {account}} and {@code {role}}
 *     for what differs; {@code *} where IAM offers nothing narrower
 * @param lists the CloudFormation type names, joined by {@code ;}, of the encrypted resources that a listing finds; empty where it finds
 *     something else
 * @param optionalForStandIns whether a server that stands in for AWS need not have it; those that lack it answer with
 *     nothing, or as if it were denied
 */
public record ApiAction(
        String service,
        String operation,
        String permission,
        String resource,
        Quota quota,
        CallVolume volume,
        CallRole role,
        String lists,
        boolean optionalForStandIns) {
    /** An action of the same name in IAM, on any resource, called once. */
    public static ApiAction of(String service, String operation, Quota quota) {
        return new ApiAction(
                service,
                operation,
                service + ":" + operation,
                "*",
                quota,
                CallVolume.once(),
                CallRole.DETAIL,
                "",
                false);
    }

    /** The same under another name in IAM. */
    public ApiAction allowedBy(String otherPermission) {
        return new ApiAction(
                service, operation, otherPermission, resource, quota, volume, role, lists, optionalForStandIns);
    }

    /** The same on narrower resources. */
    public ApiAction on(String arn) {
        return new ApiAction(service, operation, permission, arn, quota, volume, role, lists, optionalForStandIns);
    }

    /** The same, called as often as the volume says. */
    public ApiAction called(CallVolume otherVolume) {
        return new ApiAction(
                service, operation, permission, resource, quota, otherVolume, role, lists, optionalForStandIns);
    }

    /** The same as a listing of something that encrypts no data itself, such as keys. */
    public ApiAction listing() {
        return listing("");
    }

    /**
     * The same as the listing of encrypted resources.
     *
     * @param resourceType their CloudFormation type name
     */
    public ApiAction listing(String resourceType) {
        return new ApiAction(
                service,
                operation,
                permission,
                resource,
                quota,
                volume,
                CallRole.LISTING,
                resourceType,
                optionalForStandIns);
    }

    /** The same as one that a server that stands in for AWS need not have. */
    public ApiAction optional() {
        return new ApiAction(service, operation, permission, resource, quota, volume, role, lists, true);
    }

    /** As messages name it, such as {@code s3:GetBucketEncryption}. */
    @Override
    public String toString() {
        return service + ":" + operation;
    }
}
