package io.keyledger.classify;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import java.util.HashMap;
import java.util.Map;

/** Makes resources for tests. */
public final class ResourceBuilder {
    private static final Map<String, String> LISTED = Map.of(
            "ListBuckets", ResourceTypes.S3_BUCKET,
            "DescribeVolumes", ResourceTypes.EBS_VOLUME,
            "DescribeSnapshots", ResourceTypes.EBS_SNAPSHOT);

    private final String service;
    private final String type;
    private final String id;
    private final String arn;
    private String accountId = KeyBuilder.ACCOUNT;
    private Observed<Encryption> encryption = Observed.known(Encryption.without(Method.NONE, "none"));
    private Purpose purpose = Purpose.DATA;
    private final Map<String, Observed<String>> attributes = new HashMap<>();

    private ResourceBuilder(String service, String type, String id, String arn) {
        this.service = service;
        this.type = type;
        this.id = id;
        this.arn = arn;
    }

    public static ResourceBuilder bucket(String name) {
        return new ResourceBuilder("s3", ResourceTypes.S3_BUCKET, name, "arn:aws:s3:::" + name);
    }

    public static ResourceBuilder volume(String id) {
        return ec2(ResourceTypes.EBS_VOLUME, id, "volume/" + id);
    }

    public static ResourceBuilder snapshot(String id) {
        return ec2(ResourceTypes.EBS_SNAPSHOT, id, "snapshot/" + id);
    }

    public static ResourceBuilder ebsDefault() {
        return ec2(ResourceTypes.EBS_DEFAULT_ENCRYPTION, "ebs-default", "ebs-encryption-by-default");
    }

    public static ResourceBuilder resource(String service, String type, String id) {
        return new ResourceBuilder(
                service,
                type,
                id,
                "arn:aws:" + service + ":" + KeyBuilder.REGION + ":" + KeyBuilder.ACCOUNT + ":" + id);
    }

    private static ResourceBuilder ec2(String type, String id, String path) {
        return new ResourceBuilder(
                "ec2", type, id, "arn:aws:ec2:" + KeyBuilder.REGION + ":" + KeyBuilder.ACCOUNT + ":" + path);
    }

    public ResourceBuilder account(String id) {
        accountId = id;
        return this;
    }

    public ResourceBuilder stored(Method method, String algorithm) {
        encryption = Observed.known(Encryption.without(method, algorithm));
        return this;
    }

    public ResourceBuilder kms(String keyReference) {
        return kms("aws:kms", keyReference);
    }

    public ResourceBuilder kms(String algorithm, String keyReference) {
        encryption = Observed.known(Encryption.kms(algorithm, KeyReference.parse(keyReference)));
        return this;
    }

    public ResourceBuilder encryption(Observed<Encryption> observed) {
        encryption = observed;
        return this;
    }

    /** As which it is another row, such as {@code replication:rule}. */
    public ResourceBuilder purpose(String text) {
        purpose = Purpose.parse(text);
        return this;
    }

    public ResourceBuilder attribute(String name, Observed<String> value) {
        attributes.put(name, value);
        return this;
    }

    public EncryptedResource build() {
        return new EncryptedResource(
                accountId,
                KeyBuilder.REGION,
                service,
                type,
                id,
                arn,
                purpose,
                encryption,
                null,
                null,
                Observed.known(Map.of()),
                Map.copyOf(attributes));
    }

    /** The resource as a check sees it. */
    public ClassifiedResource classified(KeyIndex keys) {
        return new ResourceClassifier(keys).classify(build());
    }

    /** A coverage row of calls that were all answered. */
    public static ApiCoverage answered(String service, String action) {
        return answered(KeyBuilder.ACCOUNT, service, action);
    }

    public static ApiCoverage answered(String accountId, String service, String action) {
        return calls(accountId, service, action, 1, "");
    }

    /** A coverage row of a call that was refused. */
    public static ApiCoverage denied(String service, String action) {
        return calls(KeyBuilder.ACCOUNT, service, action, 0, "not authorized");
    }

    /** With the role that the collectors declare for it. */
    private static ApiCoverage calls(String accountId, String service, String action, int answered, String note) {
        String lists = LISTED.getOrDefault(action.substring(action.indexOf(':') + 1), "");
        return new ApiCoverage(
                accountId,
                KeyBuilder.REGION,
                service,
                action,
                1,
                answered,
                1 - answered,
                0,
                0,
                note,
                lists.isEmpty() ? CallRole.DETAIL : CallRole.LISTING,
                lists);
    }

    /** An index of these keys, of an account whose lists were all read. */
    public static KeyIndex index(KeyBuilder... keys) {
        KeyIndex.Builder index = KeyIndex.builder(KeyBuilder.REGION)
                .add(answered("kms", "ListKeys"))
                .add(answered("kms", "ListAliases"))
                .add(answered("kms", "DescribeCustomKeyStores"));
        for (KeyBuilder key : keys) {
            index.add(key.build());
        }
        return index.build();
    }
}
