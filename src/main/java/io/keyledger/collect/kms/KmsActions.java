package io.keyledger.collect.kms;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import software.amazon.awssdk.services.kms.KmsClient;

/** The API actions of KMS that describe keys. */
final class KmsActions {
    private static final String KMS_QUOTAS = "AWS KMS Developer Guide, request quotas";
    private static final String ON_KEYS = "arn:{partition}:kms:*:{account}:key/*";

    static final String ALIAS = "alias";
    /** What is the same for every AWS managed key is not asked. */
    static final String CUSTOMER_KEY = "customer managed key";

    static final ApiAction LIST_KEYS =
            kms("ListKeys", 500).called(CallVolume.page("key", 1000)).listing();
    static final ApiAction LIST_ALIASES =
            kms("ListAliases", 500).called(CallVolume.page(ALIAS, 100)).listing();
    static final ApiAction DESCRIBE_CUSTOM_KEY_STORES =
            kms("DescribeCustomKeyStores", 5).listing();
    static final ApiAction DESCRIBE_KEY = kms("DescribeKey", 2000).on(ON_KEYS).called(CallVolume.each("key"));
    static final ApiAction GET_KEY_POLICY =
            kms("GetKeyPolicy", 1000).on(ON_KEYS).called(CallVolume.each("key"));
    static final ApiAction GET_KEY_ROTATION_STATUS =
            kms("GetKeyRotationStatus", 1000).on(ON_KEYS).called(CallVolume.each(CUSTOMER_KEY));
    static final ApiAction LIST_KEY_ROTATIONS =
            kms("ListKeyRotations", 100).on(ON_KEYS).called(CallVolume.each(CUSTOMER_KEY));
    static final ApiAction LIST_GRANTS = kms("ListGrants", 100).on(ON_KEYS).called(CallVolume.each("key"));
    static final ApiAction LIST_RESOURCE_TAGS =
            kms("ListResourceTags", 2000).on(ON_KEYS).called(CallVolume.each(CUSTOMER_KEY));
    static final ApiAction GET_KEY_LAST_USAGE =
            kms("GetKeyLastUsage", 5).on(ON_KEYS).called(CallVolume.each("quiet key"));

    private KmsActions() {}

    private static ApiAction kms(String operation, double perSecond) {
        return ApiAction.of(KmsClient.class, "kms", operation, Quota.documented(perSecond, KMS_QUOTAS));
    }
}
