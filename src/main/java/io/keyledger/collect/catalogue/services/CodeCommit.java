package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.codecommit.CodeCommitClient;
import software.amazon.awssdk.services.codecommit.model.ListRepositoriesResponse;
import software.amazon.awssdk.services.codecommit.model.RepositoryMetadata;
import software.amazon.awssdk.services.codecommit.model.RepositoryNameIdPair;

/** AWS CodeCommit. */
@AutoService(DeclaredService.class)
public final class CodeCommit extends CatalogueService<CodeCommitClient> {
    /** Declares the service. */
    public CodeCommit() {
        super(CodeCommitClient.class, "codecommit", "codecommit", unpublished(), "alias/aws/codecommit");
    }

    @Override
    protected CodeCommitClient client(CollectorContext context) {
        return context.client(CodeCommitClient.class, CodeCommitClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CodeCommitClient, ?, ?>> declare() {
        return List.of(type("AWS::CodeCommit::Repository", "CodeCommit repository")
                .pages(
                        "ListRepositories",
                        1000,
                        c -> c.listRepositoriesPaginator(_ -> {}),
                        ListRepositoriesResponse::repositories)
                .named(RepositoryNameIdPair::repositoryName, "arn:{partition}:codecommit:{region}:{account}:{id}")
                .batches(
                        "BatchGetRepositories",
                        25,
                        (c, batch) -> c.batchGetRepositories(r -> r.repositoryNames(batch.stream()
                                        .map(RepositoryNameIdPair::repositoryName)
                                        .toList()))
                                .repositories(),
                        RepositoryMetadata::repositoryName)
                .key(
                        RepositoryMetadata::kmsKeyId,
                        Absence.awsManaged(
                                "alias/aws/codecommit",
                                "AWS CodeCommit API Reference, CreateRepository: without a key, the default AWS managed"
                                        + " key"))
                .arn(RepositoryMetadata::arn)
                .created(RepositoryMetadata::creationDate)
                .lost(
                        KeyLoss.AT_ONCE,
                        "AWS CodeCommit API Reference: operations on the repository fail with"
                                + " EncryptionKeyDisabledException")
                .remedy("aws codecommit update-repository-encryption-key --region {region} --repository-name"
                        + " {resource_id} --kms-key-id <key>"));
    }
}
