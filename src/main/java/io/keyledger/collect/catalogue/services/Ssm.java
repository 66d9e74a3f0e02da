package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ListResourceDataSyncResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncItem;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncS3Destination;

/** AWS Systems Manager. */
@AutoService(DeclaredService.class)
public final class Ssm extends CatalogueService<SsmClient> {
    private static final ParameterStringFilter SECURE_STRINGS = ParameterStringFilter.builder()
            .key("Type")
            .option("Equals")
            .values(ParameterType.SECURE_STRING.toString())
            .build();

    /** Declares the service. */
    public Ssm() {
        super(SsmClient.class, "ssm", "ssm", unpublished(), "alias/aws/ssm");
    }

    @Override
    protected SsmClient client(CollectorContext context) {
        return context.client(SsmClient.class, SsmClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SsmClient, ?, ?>> declare() {
        return List.of(parameter(), resourceDataSync());
    }

    private TypeDeclaration<SsmClient, ?, ?> parameter() {
        return type("AWS::SSM::Parameter", "Systems Manager SecureString parameter")
                .pages(
                        "DescribeParameters",
                        50,
                        c -> c.describeParametersPaginator(r -> r.maxResults(50).parameterFilters(SECURE_STRINGS)),
                        DescribeParametersResponse::parameters)
                .named(ParameterMetadata::name, Ssm::parameterArn)
                .complete()
                .key(
                        ParameterMetadata::keyId,
                        Absence.awsManaged(
                                "alias/aws/ssm",
                                "AWS Systems Manager User Guide, restricting decryption of SecureString parameter"
                                        + " values: the default key is the AWS managed key for Parameter Store"))
                .lost(
                        KeyLoss.AT_ONCE,
                        "AWS Systems Manager User Guide, restricting decryption of SecureString values: whoever"
                                + " retrieves a decrypted value needs kms:Decrypt on its key")
                .remedy("aws ssm put-parameter --region {region} --name {resource_id} --type SecureString --overwrite"
                        + " --key-id <key> --value <value>");
    }

    private TypeDeclaration<SsmClient, ?, ?> resourceDataSync() {
        return type("AWS::SSM::ResourceDataSync", "Systems Manager resource data sync")
                .pages(
                        "ListResourceDataSync",
                        50,
                        c -> c.listResourceDataSyncPaginator(r -> r.maxResults(50)),
                        ListResourceDataSyncResponse::resourceDataSyncItems)
                .named(ResourceDataSyncItem::syncName, "arn:{partition}:ssm:{region}:{account}:resource-data-sync/{id}")
                .complete()
                .withoutData()
                .purpose(
                        "export", sync -> Members.of(sync.s3Destination(), ResourceDataSyncS3Destination::awskmsKeyARN))
                .keysOfAnyRegion()
                .created(ResourceDataSyncItem::syncCreatedTime)
                .storedAs("export", StoredAs.S3_OBJECTS)
                .remedy("# make the sync again with the key (aws ssm create-resource-data-sync --s3-destination"
                        + " AWSKMSKeyARN=<key>,…)");
    }

    private static String parameterArn(ParameterMetadata parameter) {
        String slash = parameter.name().startsWith("/") ? "" : "/";
        return parameter.arn() == null
                ? "arn:{partition}:ssm:{region}:{account}:parameter" + slash + parameter.name()
                : parameter.arn();
    }
}
