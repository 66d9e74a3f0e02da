package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Amazon DynamoDB. */
@AutoService(CatalogueService.class)
public final class DynamoDb extends CatalogueService<DynamoDbClient> {
    private static final Absence OWNED =
            Absence.awsOwned("DynamoDB Developer Guide, encryption at rest: the default key is an AWS owned key");

    /** Declares the service. */
    public DynamoDb() {
        super(DynamoDbClient.class, "dynamodb", "dynamodb", unpublished(), "alias/aws/dynamodb");
    }

    @Override
    protected DynamoDbClient client(CollectorContext context) {
        return context.client(DynamoDbClient.class, DynamoDbClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DynamoDbClient, ?, ?>> declare() {
        return List.of(type("AWS::DynamoDB::Table", "DynamoDB table")
                .pages("ListTables", 100, c -> c.listTablesPaginator(_ -> {}), ListTablesResponse::tableNames)
                .named(name -> name, "arn:{partition}:dynamodb:{region}:{account}:table/{id}")
                .each(
                        "DescribeTable",
                        (c, name) -> c.describeTable(r -> r.tableName(name)).table(),
                        TableDescription::tableName,
                        "ResourceNotFoundException")
                .encryption(
                        table -> table.sseDescription() == null
                                ? StatedEncryption.NO_KEY
                                : StatedEncryption.key(table.sseDescription().kmsMasterKeyArn()),
                        OWNED)
                .purposes("replica", OWNED, DynamoDb::replicas)
                .created(TableDescription::creationDateTime)
                .sizeBytes(TableDescription::tableSizeBytes)
                .lost(
                        KeyLoss.AT_ONCE,
                        "DynamoDB Developer Guide, encryption at rest usage notes: a table whose key is inaccessible cannot"
                                + " be read, and is archived after seven days")
                .remedy("aws dynamodb update-table --region {region} --table-name {resource_id} --sse-specification"
                        + " Enabled=true,SSEType=KMS,KMSMasterKeyId=<key>"));
    }

    private static Map<String, StatedEncryption> replicas(TableDescription table) {
        Map<String, StatedEncryption> replicas = new TreeMap<>();
        for (ReplicaDescription replica : table.replicas()) {
            replicas.put(replica.regionName(), StatedEncryption.key(replica.kmsMasterKeyId()));
        }
        return replicas;
    }
}
