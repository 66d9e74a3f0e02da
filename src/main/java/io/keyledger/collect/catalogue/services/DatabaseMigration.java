package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.Certificate;
import software.amazon.awssdk.services.databasemigration.model.ComputeConfig;
import software.amazon.awssdk.services.databasemigration.model.DescribeCertificatesResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeInstanceProfilesResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeReplicationConfigsResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeReplicationInstancesResponse;
import software.amazon.awssdk.services.databasemigration.model.DocDbSettings;
import software.amazon.awssdk.services.databasemigration.model.Endpoint;
import software.amazon.awssdk.services.databasemigration.model.InstanceProfile;
import software.amazon.awssdk.services.databasemigration.model.MongoDbSettings;
import software.amazon.awssdk.services.databasemigration.model.RedshiftSettings;
import software.amazon.awssdk.services.databasemigration.model.ReplicationConfig;
import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;
import software.amazon.awssdk.services.databasemigration.model.S3Settings;

/** AWS Database Migration Service. */
@AutoService(DeclaredService.class)
public final class DatabaseMigration extends CatalogueService<DatabaseMigrationClient> {
    private static final int PAGE = 100;
    private static final Absence DEFAULT_KEY = Absence.awsManaged(
            "alias/aws/dms",
            "AWS DMS API Reference, KmsKeyId: without a value, the default encryption key of the account and Region");

    /** Declares the service. */
    public DatabaseMigration() {
        super(DatabaseMigrationClient.class, "dms", "dms", unpublished(), "alias/aws/dms");
    }

    @Override
    protected DatabaseMigrationClient client(CollectorContext context) {
        return context.client(DatabaseMigrationClient.class, DatabaseMigrationClient::builder);
    }

    /** AWS DMS API Reference, DescribeInstanceProfiles: required permissions. */
    @Override
    protected String permission(String operation) {
        return operation.equals("DescribeInstanceProfiles")
                ? super.permission("ListInstanceProfiles")
                : super.permission(operation);
    }

    @Override
    protected List<TypeDeclaration<DatabaseMigrationClient, ?, ?>> declare() {
        return List.of(certificate(), endpoint(), replicationConfig(), replicationInstance(), instanceProfile());
    }

    private TypeDeclaration<DatabaseMigrationClient, ?, ?> certificate() {
        return type("AWS::DMS::Certificate", "DMS certificate")
                .pages(
                        "DescribeCertificates",
                        PAGE,
                        c -> c.describeCertificatesPaginator(r -> r.maxRecords(PAGE)),
                        DescribeCertificatesResponse::certificates)
                .named(Certificate::certificateIdentifier, Certificate::certificateArn)
                .complete()
                .key(Certificate::kmsKeyId, DEFAULT_KEY)
                .created(Certificate::certificateCreationDate)
                .remedy("# import the certificate again with the key (aws dms import-certificate --kms-key-id <key>)");
    }

    private TypeDeclaration<DatabaseMigrationClient, ?, ?> endpoint() {
        return type("AWS::DMS::Endpoint", "DMS endpoint")
                .pages(
                        "DescribeEndpoints",
                        PAGE,
                        c -> c.describeEndpointsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeEndpointsResponse::endpoints)
                .named(Endpoint::endpointIdentifier, Endpoint::endpointArn)
                .complete()
                .key(Endpoint::kmsKeyId, DEFAULT_KEY)
                .purpose(
                        "destination",
                        endpoint -> Members.of(endpoint.s3Settings(), S3Settings::serverSideEncryptionKmsKeyId))
                .purpose(
                        "staging",
                        endpoint ->
                                Members.of(endpoint.redshiftSettings(), RedshiftSettings::serverSideEncryptionKmsKeyId))
                .purpose(
                        "mongodb-content",
                        endpoint -> Members.of(endpoint.mongoDbSettings(), MongoDbSettings::kmsKeyId))
                .purpose(
                        "documentdb-content", endpoint -> Members.of(endpoint.docDbSettings(), DocDbSettings::kmsKeyId))
                // The bucket that it writes to can be under the AWS managed key of Amazon S3.
                .keys(UsableKeys.symmetric(
                        UsableKeys.ANY_AWS_MANAGED_KEY, UsableKeys.Validation.CHECKED, UsableKeys.SYMMETRIC_KEYS_ONLY))
                .remedy("# make an endpoint with the key (aws dms create-endpoint --kms-key-id <key>): it cannot be"
                        + " changed");
    }

    private TypeDeclaration<DatabaseMigrationClient, ?, ?> replicationConfig() {
        return type("AWS::DMS::ReplicationConfig", "DMS Serverless replication")
                .pages(
                        "DescribeReplicationConfigs",
                        PAGE,
                        c -> c.describeReplicationConfigsPaginator(r -> r.maxRecords(PAGE)),
                        DescribeReplicationConfigsResponse::replicationConfigs)
                .named(ReplicationConfig::replicationConfigIdentifier, ReplicationConfig::replicationConfigArn)
                .complete()
                .key(config -> Members.of(config.computeConfig(), ComputeConfig::kmsKeyId), DEFAULT_KEY)
                .created(ReplicationConfig::replicationConfigCreateTime)
                .remedy("aws dms modify-replication-config --region {region} --replication-config-arn {resource_arn}"
                        + " --compute-config KmsKeyId=<key>");
    }

    private TypeDeclaration<DatabaseMigrationClient, ?, ?> replicationInstance() {
        return type("AWS::DMS::ReplicationInstance", "DMS replication instance")
                .pages(
                        "DescribeReplicationInstances",
                        PAGE,
                        c -> c.describeReplicationInstancesPaginator(r -> r.maxRecords(PAGE)),
                        DescribeReplicationInstancesResponse::replicationInstances)
                .named(ReplicationInstance::replicationInstanceIdentifier, ReplicationInstance::replicationInstanceArn)
                .complete()
                .key(ReplicationInstance::kmsKeyId, DEFAULT_KEY)
                .created(ReplicationInstance::instanceCreateTime)
                .sizeGib(ReplicationInstance::allocatedStorage)
                .remedy("# make an instance with the key (aws dms create-replication-instance --kms-key-id <key>), and"
                        + " move the tasks to it: the key of an instance cannot be changed");
    }

    private TypeDeclaration<DatabaseMigrationClient, ?, ?> instanceProfile() {
        return type("AWS::DMS::InstanceProfile", "DMS instance profile")
                .pages(
                        "DescribeInstanceProfiles",
                        PAGE,
                        c -> c.describeInstanceProfilesPaginator(r -> r.maxRecords(PAGE)),
                        DescribeInstanceProfilesResponse::instanceProfiles)
                .named(InstanceProfile::instanceProfileName, InstanceProfile::instanceProfileArn)
                .complete()
                .key(
                        InstanceProfile::kmsKeyArn,
                        Absence.awsOwned(
                                "AWS DMS API Reference, CreateInstanceProfile: without a key, an AWS owned key"))
                .created(InstanceProfile::instanceProfileCreationTime)
                .remedy("aws dms modify-instance-profile --region {region} --instance-profile-identifier {resource_arn}"
                        + " --kms-key-arn <key>");
    }
}
