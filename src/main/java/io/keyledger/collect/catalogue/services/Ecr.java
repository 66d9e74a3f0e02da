package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoryCreationTemplatesResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.EncryptionConfigurationForRepositoryCreationTemplate;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryCreationTemplate;

/** Amazon ECR. */
@AutoService(DeclaredService.class)
public final class Ecr extends CatalogueService<EcrClient> {
    private static final Absence DEFAULT_KEY = Absence.awsManaged(
            "alias/aws/ecr",
            "Amazon ECR API Reference, EncryptionConfiguration: with KMS and no key, the AWS managed key of Amazon"
                    + " ECR");

    /** Declares the service. */
    public Ecr() {
        super(EcrClient.class, "ecr", "ecr", unpublished(), "alias/aws/ecr");
    }

    @Override
    protected EcrClient client(CollectorContext context) {
        return context.client(EcrClient.class, EcrClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EcrClient, ?, ?>> declare() {
        return List.of(repository(), creationTemplate());
    }

    private TypeDeclaration<EcrClient, ?, ?> repository() {
        return type("AWS::ECR::Repository", "ECR repository")
                .pages(
                        "DescribeRepositories",
                        1000,
                        c -> c.describeRepositoriesPaginator(r -> r.maxResults(1000)),
                        DescribeRepositoriesResponse::repositories)
                .named(Repository::repositoryName, Repository::repositoryArn)
                .complete()
                .encryption(
                        repository -> stated(
                                Members.of(
                                        repository.encryptionConfiguration(),
                                        EncryptionConfiguration::encryptionTypeAsString),
                                Members.of(repository.encryptionConfiguration(), EncryptionConfiguration::kmsKey)),
                        DEFAULT_KEY)
                .created(Repository::createdAt)
                .lost(KeyLoss.AT_ONCE, "Amazon ECR User Guide, encryption at rest: each pull of an image calls Decrypt")
                .remedy("# make a repository with the key (aws ecr create-repository --encryption-configuration"
                        + " encryptionType=KMS,kmsKey=<key>) and push the images again: the encryption of a repository"
                        + " cannot be changed");
    }

    private TypeDeclaration<EcrClient, ?, ?> creationTemplate() {
        return type("AWS::ECR::RepositoryCreationTemplate", "ECR repository creation template")
                .pages(
                        "DescribeRepositoryCreationTemplates",
                        1000,
                        c -> c.describeRepositoryCreationTemplatesPaginator(r -> r.maxResults(1000)),
                        DescribeRepositoryCreationTemplatesResponse::repositoryCreationTemplates)
                .named(RepositoryCreationTemplate::prefix, "")
                .complete()
                .withoutData()
                .purposes(
                        "new-repositories",
                        DEFAULT_KEY,
                        template -> Map.of(
                                "",
                                stated(
                                        Members.of(
                                                template.encryptionConfiguration(),
                                                EncryptionConfigurationForRepositoryCreationTemplate
                                                        ::encryptionTypeAsString),
                                        Members.of(
                                                template.encryptionConfiguration(),
                                                EncryptionConfigurationForRepositoryCreationTemplate::kmsKey))))
                .created(RepositoryCreationTemplate::createdAt)
                .remedy("aws ecr update-repository-creation-template --region {region} --prefix {resource_id}"
                        + " --encryption-configuration encryptionType=KMS,kmsKey=<key>");
    }

    /** Without a configuration, Amazon ECR encrypts as with AES256. */
    private static StatedEncryption stated(@Nullable String type, @Nullable String key) {
        return switch (type) {
            case null -> StatedEncryption.byService("AES256");
            case "AES256" -> StatedEncryption.byService("AES256");
            case "KMS_DSSE" -> StatedEncryption.key("kms-dsse", key);
            default -> StatedEncryption.key(key);
        };
    }
}
