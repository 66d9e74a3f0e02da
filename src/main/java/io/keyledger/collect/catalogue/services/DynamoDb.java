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
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupDetails;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SourceTableDetails;
import software.amazon.awssdk.services.dynamodb.model.SourceTableFeatureDetails;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Amazon DynamoDB. */
@AutoService(DeclaredService.class)
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
        return List.of(table(), backup());
    }

    private TypeDeclaration<DynamoDbClient, ?, ?> table() {
        return type("AWS::DynamoDB::Table", "DynamoDB table")
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
                        "DynamoDB Developer Guide, encryption at rest usage notes: a table whose key is inaccessible"
                                + " cannot be read, and is archived after seven days")
                .remedy("aws dynamodb update-table --region {region} --table-name {resource_id} --sse-specification"
                        + " Enabled=true,SSEType=KMS,KMSMasterKeyId=<key>");
    }

    /** CloudFormation has no type for it. Backups that AWS Backup made are its recovery points. */
    private TypeDeclaration<DynamoDbClient, ?, ?> backup() {
        return type("AWS::DynamoDB::Backup", "DynamoDB backup")
                .from(tokens(
                        "ListBackups",
                        100,
                        (c, last) -> c.listBackups(r ->
                                r.backupType(BackupTypeFilter.ALL).limit(100).exclusiveStartBackupArn(last)),
                        ListBackupsResponse::lastEvaluatedBackupArn,
                        ListBackupsResponse::backupSummaries))
                .named(backup -> backupId(backup.backupArn()), BackupSummary::backupArn)
                .each(
                        "DescribeBackup",
                        (c, backup) -> c.describeBackup(r -> r.backupArn(backup.backupArn()))
                                .backupDescription(),
                        backup -> backupId(Members.of(backup.backupDetails(), BackupDetails::backupArn)),
                        "BackupNotFoundException")
                .key(
                        backup -> Members.of(
                                Members.of(
                                        backup.sourceTableFeatureDetails(), SourceTableFeatureDetails::sseDescription),
                                SSEDescription::kmsMasterKeyArn),
                        OWNED)
                .created(backup -> Members.of(backup.backupDetails(), BackupDetails::backupCreationDateTime))
                .sizeBytes(backup -> Members.of(backup.backupDetails(), BackupDetails::backupSizeBytes))
                .attribute(
                        ResourceAttributes.BACKUP_OF,
                        backup -> Members.of(backup.sourceTableDetails(), SourceTableDetails::tableArn))
                .lost(
                        KeyLoss.AT_ONCE,
                        "DynamoDB Developer Guide, encryption at rest usage notes: a backup can only be"
                                + " restored with the key with which it was made")
                .remedy("# encrypt the table with the key and back it up again: the encryption of a backup cannot be"
                        + " changed");
    }

    /** A table can have several backups of one name, so the id is what the ARN says of table and backup. */
    private static @Nullable String backupId(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.indexOf('/') + 1);
    }

    private static Map<String, StatedEncryption> replicas(TableDescription table) {
        Map<String, StatedEncryption> replicas = new TreeMap<>();
        for (ReplicaDescription replica : table.replicas()) {
            replicas.put(replica.regionName(), StatedEncryption.key(replica.kmsMasterKeyId()));
        }
        return replicas;
    }
}
