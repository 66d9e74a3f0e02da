package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** AWS Secrets Manager. */
@AutoService(DeclaredService.class)
public final class SecretsManager extends CatalogueService<SecretsManagerClient> {
    private static final Absence DEFAULT_KEY = Absence.awsManaged(
            "alias/aws/secretsmanager",
            "AWS Secrets Manager API Reference, DescribeSecret: the field is omitted for the AWS managed key"
                    + " aws/secretsmanager");

    /** Declares the service. */
    public SecretsManager() {
        super(
                SecretsManagerClient.class,
                "secretsmanager",
                "secretsmanager",
                unpublished(),
                "alias/aws/secretsmanager");
    }

    @Override
    protected SecretsManagerClient client(CollectorContext context) {
        return context.client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SecretsManagerClient, ?, ?>> declare() {
        return List.of(type("AWS::SecretsManager::Secret", "Secrets Manager secret")
                .pages(
                        "ListSecrets",
                        100,
                        c -> c.listSecretsPaginator(r -> r.maxResults(100)),
                        ListSecretsResponse::secretList)
                .named(SecretListEntry::name, SecretListEntry::arn)
                .each(
                        "DescribeSecret",
                        (c, secret) -> c.describeSecret(r -> r.secretId(secret.arn())),
                        DescribeSecretResponse::name,
                        "ResourceNotFoundException")
                .key(DescribeSecretResponse::kmsKeyId, DEFAULT_KEY)
                .purposes("replica", DEFAULT_KEY, SecretsManager::replicas)
                .created(DescribeSecretResponse::createdDate)
                .tags(secret -> Tags.sorted(secret.tags(), Tag::key, Tag::value))
                .storedAs("data", StoredAs.SECRET)
                .storedAs("replica", StoredAs.SECRET)
                .remedy("aws secretsmanager update-secret --region {region} --secret-id {resource_arn}"
                        + " --kms-key-id <key>"));
    }

    private static Map<String, StatedEncryption> replicas(DescribeSecretResponse secret) {
        Map<String, StatedEncryption> replicas = new TreeMap<>();
        for (ReplicationStatusType replica : secret.replicationStatus()) {
            replicas.put(replica.region(), StatedEncryption.key(replica.kmsKeyId()));
        }
        return replicas;
    }
}
