package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsableKeys.Regions;
import io.keyledger.inventory.UsableKeys.Validation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DescribeSpotFleetRequestsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVerifiedAccessEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVerifiedAccessGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVerifiedAccessTrustProvidersResponse;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.SpotFleetLaunchSpecification;
import software.amazon.awssdk.services.ec2.model.SpotFleetRequestConfig;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VerifiedAccessEndpoint;
import software.amazon.awssdk.services.ec2.model.VerifiedAccessGroup;
import software.amazon.awssdk.services.ec2.model.VerifiedAccessSseSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.VerifiedAccessTrustProvider;

/** What Amazon EC2 has besides volumes, snapshots, images and launch templates. */
@AutoService(DeclaredService.class)
public final class Ec2Other extends CatalogueService<Ec2Client> {
    private static final Absence OWNED =
            Absence.awsOwned("AWS Verified Access User Guide, data encryption at rest: AWS owned KMS keys by default");
    private static final Absence DEFAULT_KEY = Absence.unnamedKey(
            "Amazon EC2 API Reference, CreateVolume: without KmsKeyId, the account's KMS key for Amazon EBS is used");

    /** Declares the service. */
    public Ec2Other() {
        super(Ec2Client.class, "ec2-other", "ec2", unpublished(), "alias/aws/ebs");
    }

    @Override
    protected Ec2Client client(CollectorContext context) {
        return context.client(Ec2Client.class, Ec2Client::builder);
    }

    @Override
    protected List<TypeDeclaration<Ec2Client, ?, ?>> declare() {
        Items<Ec2Client, VerifiedAccessGroup> accessGroups = items(
                "DescribeVerifiedAccessGroups",
                200,
                c -> c.describeVerifiedAccessGroupsPaginator(r -> r.maxResults(200)),
                DescribeVerifiedAccessGroupsResponse::verifiedAccessGroups);
        return List.of(
                type("AWS::EC2::VerifiedAccessEndpoint", "Verified Access endpoint")
                        .from(items(
                                        "DescribeVerifiedAccessEndpoints",
                                        200,
                                        c -> c.describeVerifiedAccessEndpointsPaginator(r -> r.maxResults(200)),
                                        DescribeVerifiedAccessEndpointsResponse::verifiedAccessEndpoints)
                                .ifAny("the Region has no Verified Access group", accessGroups))
                        .named(
                                VerifiedAccessEndpoint::verifiedAccessEndpointId,
                                "arn:{partition}:ec2:{region}:{account}:verified-access-endpoint/{id}")
                        .complete()
                        .encryption(one -> verifiedAccess(one.sseSpecification()), OWNED)
                        .tags(one -> Tags.sorted(one.tags(), Tag::key, Tag::value))
                        .remedy("aws ec2 modify-verified-access-endpoint --region {region}"
                                + " --verified-access-endpoint-id {resource_id} --sse-specification"
                                + " CustomerManagedKeyEnabled=true,KmsKeyArn=<key>"),
                type("AWS::EC2::VerifiedAccessGroup", "Verified Access group")
                        .from(accessGroups)
                        .named(VerifiedAccessGroup::verifiedAccessGroupId, VerifiedAccessGroup::verifiedAccessGroupArn)
                        .complete()
                        .encryption(one -> verifiedAccess(one.sseSpecification()), OWNED)
                        .tags(one -> Tags.sorted(one.tags(), Tag::key, Tag::value))
                        .remedy("aws ec2 modify-verified-access-group --region {region} --verified-access-group-id"
                                + " {resource_id} --sse-specification"
                                + " CustomerManagedKeyEnabled=true,KmsKeyArn=<key>"),
                type("AWS::EC2::VerifiedAccessTrustProvider", "Verified Access trust provider")
                        .pages(
                                "DescribeVerifiedAccessTrustProviders",
                                200,
                                c -> c.describeVerifiedAccessTrustProvidersPaginator(r -> r.maxResults(200)),
                                DescribeVerifiedAccessTrustProvidersResponse::verifiedAccessTrustProviders)
                        .named(
                                VerifiedAccessTrustProvider::verifiedAccessTrustProviderId,
                                "arn:{partition}:ec2:{region}:{account}:verified-access-trust-provider/{id}")
                        .complete()
                        .encryption(one -> verifiedAccess(one.sseSpecification()), OWNED)
                        .tags(one -> Tags.sorted(one.tags(), Tag::key, Tag::value))
                        .remedy("aws ec2 modify-verified-access-trust-provider --region {region}"
                                + " --verified-access-trust-provider-id {resource_id} --sse-specification"
                                + " CustomerManagedKeyEnabled=true,KmsKeyArn=<key>"),
                type("AWS::EC2::SpotFleet", "Spot Fleet request")
                        .pages(
                                "DescribeSpotFleetRequests",
                                1000,
                                c -> c.describeSpotFleetRequestsPaginator(r -> r.maxResults(1000)),
                                DescribeSpotFleetRequestsResponse::spotFleetRequestConfigs)
                        .named(
                                SpotFleetRequestConfig::spotFleetRequestId,
                                "arn:{partition}:ec2:{region}:{account}:spot-fleet-request/{id}")
                        .complete()
                        .withoutData()
                        .purposes("device", DEFAULT_KEY, Ec2Other::devices)
                        .created(SpotFleetRequestConfig::createTime)
                        .tags(one -> Tags.sorted(one.tags(), Tag::key, Tag::value))
                        .keys(new UsableKeys(
                                Set.of("SYMMETRIC_DEFAULT"),
                                "ENCRYPT_DECRYPT",
                                "alias/aws/ebs",
                                Regions.SAME,
                                Validation.AS_WRITTEN,
                                UsableKeys.SYMMETRIC_KEYS_ONLY))
                        .storedAs("device", StoredAs.EBS_VOLUME)
                        .remedy("# make the request again with block devices that name the key"));
    }

    private static StatedEncryption verifiedAccess(@Nullable VerifiedAccessSseSpecificationResponse specification) {
        return specification == null || !Boolean.TRUE.equals(specification.customerManagedKeyEnabled())
                ? StatedEncryption.NO_KEY
                : StatedEncryption.key(specification.kmsKeyArn());
    }

    /** A device that does not say that it is encrypted is as its snapshot and the account's default have it. */
    private static Map<String, StatedEncryption> devices(SpotFleetRequestConfig request) {
        Map<String, StatedEncryption> devices = new TreeMap<>();
        int number = 0;
        for (SpotFleetLaunchSpecification launch :
                request.spotFleetRequestConfig().launchSpecifications()) {
            number++;
            for (BlockDeviceMapping mapping : launch.blockDeviceMappings()) {
                @Nullable EbsBlockDevice device = mapping.ebs();
                if (device != null && (device.kmsKeyId() != null || Boolean.TRUE.equals(device.encrypted()))) {
                    devices.put(number + " " + mapping.deviceName(), StatedEncryption.key(device.kmsKeyId()));
                }
            }
        }
        return devices;
    }
}
