package io.keyledger.collect;

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
 */
public record ApiAction(
        String service, String operation, String permission, String resource, Quota quota, CallVolume volume) {
    /** An action of the same name in IAM, on any resource, called once. */
    public static ApiAction of(String service, String operation, Quota quota) {
        return new ApiAction(service, operation, service + ":" + operation, "*", quota, CallVolume.once());
    }

    /** The same under another name in IAM. */
    public ApiAction allowedBy(String otherPermission) {
        return new ApiAction(service, operation, otherPermission, resource, quota, volume);
    }

    /** The same on narrower resources. */
    public ApiAction on(String arn) {
        return new ApiAction(service, operation, permission, arn, quota, volume);
    }

    /** The same, called as often as the volume says. */
    public ApiAction called(CallVolume otherVolume) {
        return new ApiAction(service, operation, permission, resource, quota, otherVolume);
    }

    /** As messages name it, such as {@code s3:GetBucketEncryption}. */
    @Override
    public String toString() {
        return service + ":" + operation;
    }
}
