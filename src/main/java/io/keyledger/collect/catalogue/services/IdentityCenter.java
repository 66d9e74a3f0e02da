package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.DescribeInstanceResponse;
import software.amazon.awssdk.services.ssoadmin.model.EncryptionConfigurationDetails;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;

/** AWS IAM Identity Center. */
@AutoService(DeclaredService.class)
public final class IdentityCenter extends CatalogueService<SsoAdminClient> {
    /** Declares the service. */
    public IdentityCenter() {
        super(SsoAdminClient.class, "sso", "sso", unpublished(), "");
    }

    @Override
    protected SsoAdminClient client(CollectorContext context) {
        return context.client(SsoAdminClient.class, SsoAdminClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SsoAdminClient, ?, ?>> declare() {
        return List.of(type("AWS::SSO::Instance", "IAM Identity Center instance")
                .pages(
                        "ListInstances",
                        100,
                        c -> c.listInstancesPaginator(r -> r.maxResults(100)),
                        ListInstancesResponse::instances)
                .named(one -> last(one.instanceArn()), InstanceMetadata::instanceArn)
                .each(
                        "DescribeInstance",
                        (c, one) -> c.describeInstance(r -> r.instanceArn(one.instanceArn())),
                        one -> last(one.instanceArn()),
                        "ResourceNotFoundException")
                .key(
                        one -> Members.of(
                                one.encryptionConfigurationDetails(), EncryptionConfigurationDetails::kmsKeyArn),
                        Absence.awsOwned("IAM Identity Center API Reference, EncryptionConfigurationDetails: KeyType is"
                                + " AWS_OWNED_KMS_KEY or CUSTOMER_MANAGED_KEY"))
                .created(DescribeInstanceResponse::createdDate)
                .remedy("aws sso-admin update-instance --region {region} --instance-arn {resource_arn}"
                        + " --encryption-configuration KeyType=CUSTOMER_MANAGED_KEY,KmsKeyArn=<key>"));
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
