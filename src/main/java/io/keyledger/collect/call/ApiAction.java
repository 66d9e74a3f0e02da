package io.keyledger.collect.call;

import io.keyledger.inventory.CallRole;
import java.util.Set;

/**
 * An AWS operation that a collector uses, declared once. The budget, the guard, the permission policy, the plan and the
 * coverage are derived from it.
 *
 * @param client the SDK client that makes the call; no other client may
 * @param service the service prefix of IAM actions, for example {@code s3}; several clients may share one
 * @param operation the API operation, for example {@code GetBucketEncryption}
 * @param permission the IAM action that allows it, for example {@code s3:GetEncryptionConfiguration}; empty if none is
 *     required
 * @param resource the ARN of the permission, with the placeholders {@code {partition}}, {@code {account}} and {@code
 *     {role}}; {@code *} if IAM supports nothing narrower
 * @param lists the CloudFormation type names of the encrypted resources in a listing, joined by {@code ;}; empty for
 *     any other listing
 * @param optionalForStandIns whether an endpoint that stands in for AWS may lack it; such an endpoint answers with an
 *     empty body or a refusal
 * @param notOfferedCodes the error codes that, according to AWS documentation, mean that the Region or account does not
 *     have the feature
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

    /** Returns this action with another IAM permission. */
    public ApiAction allowedBy(String otherPermission) {
        return with(otherPermission, resource, volume, role, lists, optionalForStandIns, notOfferedCodes);
    }

    /** Returns this action on narrower resources. */
    public ApiAction on(String arn) {
        return with(permission, arn, volume, role, lists, optionalForStandIns, notOfferedCodes);
    }

    /** Returns this action with another call volume. */
    public ApiAction called(CallVolume otherVolume) {
        return with(permission, resource, otherVolume, role, lists, optionalForStandIns, notOfferedCodes);
    }

    /** Returns this action as a listing of things other than encrypted resources, for example keys. */
    public ApiAction listing() {
        return listing("");
    }

    /**
     * Returns this action as the listing of encrypted resources.
     *
     * @param resourceType their CloudFormation type name
     */
    public ApiAction listing(String resourceType) {
        return with(permission, resource, volume, CallRole.LISTING, resourceType, optionalForStandIns, notOfferedCodes);
    }

    /** Returns this action as one that an endpoint standing in for AWS may lack. */
    public ApiAction optional() {
        return with(permission, resource, volume, role, lists, true, notOfferedCodes);
    }

    /**
     * Returns this action with the error codes that AWS documents as "not available in the Region or account".
     *
     * @param codes in addition to {@code UnsupportedOperation}, which always has that meaning; a code that also has
     *     other meanings with its message, as {@code Code: message}
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

    /** The name in messages, for example {@code s3:GetBucketEncryption}. */
    @Override
    public String toString() {
        return service + ":" + operation;
    }
}
