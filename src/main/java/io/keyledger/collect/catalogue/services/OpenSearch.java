package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.ApplicationSummary;
import software.amazon.awssdk.services.opensearch.model.DescribePackagesResponse;
import software.amazon.awssdk.services.opensearch.model.DomainInfo;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.EncryptionAtRestOptions;
import software.amazon.awssdk.services.opensearch.model.GetApplicationResponse;
import software.amazon.awssdk.services.opensearch.model.ListApplicationsResponse;
import software.amazon.awssdk.services.opensearch.model.PackageDetails;
import software.amazon.awssdk.services.opensearch.model.PackageEncryptionOptions;

/** Amazon OpenSearch Service, whose domains can also run Elasticsearch. */
@AutoService(DeclaredService.class)
public final class OpenSearch extends CatalogueService<OpenSearchClient> {

    /** Declares the service. */
    public OpenSearch() {
        super(OpenSearchClient.class, "es", "es", unpublished(), "alias/aws/es");
    }

    @Override
    protected OpenSearchClient client(CollectorContext context) {
        return context.client(OpenSearchClient.class, OpenSearchClient::builder);
    }

    @Override
    protected List<TypeDeclaration<OpenSearchClient, ?, ?>> declare() {
        return List.of(domain(), application(), customPackage());
    }

    private TypeDeclaration<OpenSearchClient, ?, ?> domain() {
        return type("AWS::OpenSearchService::Domain", "OpenSearch Service domain")
                .whole("ListDomainNames", c -> c.listDomainNames(_ -> {}).domainNames())
                .named(DomainInfo::domainName, "arn:{partition}:es:{region}:{account}:domain/{id}")
                .batches(
                        "DescribeDomains",
                        5,
                        (c, domains) -> c.describeDomains(r -> r.domainNames(domains.stream()
                                        .map(DomainInfo::domainName)
                                        .toList()))
                                .domainStatusList(),
                        DomainStatus::domainName)
                .key(
                        domain -> Members.of(domain.encryptionAtRestOptions(), EncryptionAtRestOptions::enabled),
                        domain -> Members.of(domain.encryptionAtRestOptions(), EncryptionAtRestOptions::kmsKeyId),
                        Absence.awsManaged("alias/aws/es", "general knowledge").unverified())
                .arn(DomainStatus::arn)
                .lost(
                        KeyLoss.AFTER_A_TIME,
                        "Amazon OpenSearch Service Developer Guide, encryption at rest: a domain whose"
                                + " key is disabled or deleted becomes inaccessible")
                .remedy("aws opensearch update-domain-config --region {region} --domain-name {resource_id}"
                        + " --encryption-at-rest-options Enabled=true,KmsKeyId=<key>");
    }

    private TypeDeclaration<OpenSearchClient, ?, ?> application() {
        return type("AWS::OpenSearchService::Application", "OpenSearch application")
                .pages(
                        "ListApplications",
                        100,
                        c -> c.listApplicationsPaginator(r -> r.maxResults(100)),
                        ListApplicationsResponse::applicationSummaries)
                .named(ApplicationSummary::id, ApplicationSummary::arn)
                .each(
                        "GetApplication",
                        (c, application) -> c.getApplication(r -> r.id(application.id())),
                        GetApplicationResponse::id,
                        "ResourceNotFoundException")
                .key(
                        GetApplicationResponse::kmsKeyArn,
                        Absence.unnamedKey(
                                "OpenSearch Service API Reference, CreateApplication: without a key, one that"
                                        + " AWS manages"))
                .created(GetApplicationResponse::createdAt)
                .remedy("# make an application with the key (aws opensearch create-application --kms-key-arn <key>)");
    }

    private TypeDeclaration<OpenSearchClient, ?, ?> customPackage() {
        // CloudFormation has no type for it.
        return type("AWS::OpenSearchService::Package", "OpenSearch Service package")
                .from(items(
                                "DescribePackages",
                                100,
                                c -> c.describePackagesPaginator(r -> r.maxResults(100)),
                                DescribePackagesResponse::packageDetailsList)
                        .where(of -> of.packageEncryptionOptions() != null))
                .named(PackageDetails::packageID, "")
                .complete()
                .key(
                        of -> Members.of(of.packageEncryptionOptions(), PackageEncryptionOptions::encryptionEnabled),
                        of -> Members.of(of.packageEncryptionOptions(), PackageEncryptionOptions::kmsKeyIdentifier),
                        Absence.undocumented())
                .created(PackageDetails::createdAt)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon OpenSearch Service Developer Guide, custom packages: without access to"
                                + " the key, OpenSearch Service cannot access any data that it encrypts")
                .remedy("# make a package with the key (aws opensearch create-package --package-encryption-options"
                        + " EncryptionEnabled=true,KmsKeyIdentifier=<key>)");
    }
}
