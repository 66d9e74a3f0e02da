package io.keyledger.collect.call;

import io.keyledger.inventory.CallRole;
import java.util.Set;

/**
 * An AWS operation that a collector uses, declared once: its budget, the guard, the permission policy, the plan and the
 * coverage all come from here.
 *
 * @param client of the SDK that makes the call, and the only one that may
 * @param service the service's prefix in IAM actions, such as {@code s3}; several clients may share one
 * @param operation the operation of its API, such as {@code GetBucketEncryption}
 * @param permission the IAM action that allows it, such as {@code s3:GetEncryptionConfiguration}; empty
 *     where everybody may
 * @param resource the ARN that the permission is for, with {@code {partition}}, {@code {account}} and {@code {role}}
 *     for what differs; {@code *} where IAM offers nothing narrower
 * @param lists the CloudFormation type names, joined by {@code ;}, of the encrypted resources that a listing finds; empty where it finds
 *     something else
 * @param optionalForStandIns whether a server that stands in for AWS need not have it; those that lack it answer with
 *     nothing, or as if it were denied
 * @param notOfferedCodes the errors that AWS documents to mean that the Region or the account does not have it
 */
public record ApiAction(
        Class<?> client,
        String service,
        String operation,
        String permission,
        String resource,
        Quota quota,
        CallVolume volume,
        CallRole role,
        String lists,
        boolean optionalForStandIns,
        Set<String> notOfferedCodes) {
    public ApiAction {
        notOfferedCodes = Set.copyOf(notOfferedCodes);
    }

    /** An action of the same name in IAM, on any resource, called once. */
    public static ApiAction of(Class<?> client, String service, String operation, Quota quota) {
        return new ApiAction(
                client,
                service,
                operation,
                service + ":" + operation,
                "*",
                quota,
                CallVolume.once(),
                CallRole.DETAIL,
                "",
                false,
                Set.of());
    }

    /** The same under another name in IAM. */
    public ApiAction allowedBy(String otherPermission) {
        return with(otherPermission, resource, volume, role, lists, optionalForStandIns, notOfferedCodes);
    }

    /** The same on narrower resources. */
    public ApiAction on(String arn) {
        return with(permission, arn, volume, role, lists, optionalForStandIns, notOfferedCodes);
    }

    /** The same, called as often as the volume says. */
    public ApiAction called(CallVolume otherVolume) {
        return with(permission, resource, otherVolume, role, lists, optionalForStandIns, notOfferedCodes);
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
        return with(
                permission, resource, volume, CallRole.LISTING, resourceType, optionalForStandIns, notOfferedCodes);
    }

    /** The same as one that a server that stands in for AWS need not have. */
    public ApiAction optional() {
        return with(permission, resource, volume, role, lists, true, notOfferedCodes);
    }

    /**
     * The same, where AWS documents that these errors mean that the Region or the account does not have it.
     *
     * @param codes such as {@code UnsupportedOperation}, which always means that
     */
    public ApiAction notOfferedBy(String... codes) {
        return with(permission, resource, volume, role, lists, optionalForStandIns, Set.of(codes));
    }

    private ApiAction with(
            String otherPermission,
            String otherResource,
            CallVolume otherVolume,
            CallRole otherRole,
            String otherLists,
            boolean optional,
            Set<String> codes) {
        return new ApiAction(
                client,
                service,
                operation,
                otherPermission,
                otherResource,
                quota,
                otherVolume,
                otherRole,
                otherLists,
                optional,
                codes);
    }

    /** As messages name it, such as {@code s3:GetBucketEncryption}. */
    @Override
    public String toString() {
        return service + ":" + operation;
    }
}
