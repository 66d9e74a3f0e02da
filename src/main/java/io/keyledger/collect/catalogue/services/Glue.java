package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AuthenticationConfiguration;
import software.amazon.awssdk.services.glue.model.Catalog;
import software.amazon.awssdk.services.glue.model.CatalogEncryptionMode;
import software.amazon.awssdk.services.glue.model.CatalogPropertiesOutput;
import software.amazon.awssdk.services.glue.model.CloudWatchEncryption;
import software.amazon.awssdk.services.glue.model.CloudWatchEncryptionMode;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionPasswordEncryption;
import software.amazon.awssdk.services.glue.model.DataCatalogEncryptionSettings;
import software.amazon.awssdk.services.glue.model.DataLakeAccessPropertiesOutput;
import software.amazon.awssdk.services.glue.model.DataQualityEncryption;
import software.amazon.awssdk.services.glue.model.DataQualityEncryptionMode;
import software.amazon.awssdk.services.glue.model.DescribeIntegrationsResponse;
import software.amazon.awssdk.services.glue.model.EncryptionAtRest;
import software.amazon.awssdk.services.glue.model.GetCatalogsResponse;
import software.amazon.awssdk.services.glue.model.GetConnectionsResponse;
import software.amazon.awssdk.services.glue.model.GetMlTransformsResponse;
import software.amazon.awssdk.services.glue.model.GetSecurityConfigurationsResponse;
import software.amazon.awssdk.services.glue.model.Integration;
import software.amazon.awssdk.services.glue.model.JobBookmarksEncryption;
import software.amazon.awssdk.services.glue.model.JobBookmarksEncryptionMode;
import software.amazon.awssdk.services.glue.model.MLTransform;
import software.amazon.awssdk.services.glue.model.MLUserDataEncryption;
import software.amazon.awssdk.services.glue.model.MLUserDataEncryptionModeString;
import software.amazon.awssdk.services.glue.model.S3Encryption;
import software.amazon.awssdk.services.glue.model.SecurityConfiguration;
import software.amazon.awssdk.services.glue.model.Tag;
import software.amazon.awssdk.services.glue.model.TransformEncryption;

/** AWS Glue. */
@AutoService(DeclaredService.class)
public final class Glue extends CatalogueService<GlueClient> {
    private static final int PAGE = 200;

    /** Declares the service. */
    public Glue() {
        super(GlueClient.class, "glue", "glue", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected GlueClient client(CollectorContext context) {
        return context.client(GlueClient.class, GlueClient::builder);
    }

    @Override
    protected List<TypeDeclaration<GlueClient, ?, ?>> declare() {
        return List.of(dataCatalog(), securityConfiguration(), connection(), transform(), catalog(), integration());
    }

    /** Every Region has a Data Catalog; it is a resource where it is used or has settings. */
    private TypeDeclaration<GlueClient, ?, ?> dataCatalog() {
        Items<GlueClient, DataCatalogEncryptionSettings> settings = whole(
                "GetDataCatalogEncryptionSettings",
                c -> List.of(c.getDataCatalogEncryptionSettings(_ -> {}).dataCatalogEncryptionSettings()));
        return type("AWS::Glue::DataCatalogEncryptionSettings", "Glue Data Catalog")
                .from(settings.ifAny(
                        "the Data Catalog has neither databases nor encryption settings",
                        settings.where(Glue::isSet),
                        whole(
                                "GetDatabases",
                                c -> c.getDatabases(r -> r.maxResults(1)).databaseList())))
                .named(_ -> "catalog", "arn:{partition}:glue:{region}:{account}:catalog")
                .complete()
                .encryption(
                        one -> metadata(one.encryptionAtRest()),
                        Absence.awsManaged("alias/aws/glue", "general knowledge")
                                .unverified())
                .purposes(
                        "connection-password",
                        Absence.undocumented(),
                        one -> passwords(one.connectionPasswordEncryption()))
                .remedy("aws glue put-data-catalog-encryption-settings --region {region}"
                        + " --data-catalog-encryption-settings"
                        + " 'EncryptionAtRest={CatalogEncryptionMode=SSE-KMS,SseAwsKmsKeyId=<key>},"
                        + "ConnectionPasswordEncryption={ReturnConnectionPasswordEncrypted=true,AwsKmsKeyId=<key>}'");
    }

    private TypeDeclaration<GlueClient, ?, ?> securityConfiguration() {
        return type("AWS::Glue::SecurityConfiguration", "Glue security configuration")
                .pages(
                        "GetSecurityConfigurations",
                        PAGE,
                        c -> c.getSecurityConfigurationsPaginator(r -> r.maxResults(PAGE)),
                        GetSecurityConfigurationsResponse::securityConfigurations)
                .named(SecurityConfiguration::name, "")
                .complete()
                .withoutData()
                // Where a part is disabled, jobs leave it to the bucket or log group that they write to.
                .purposes("s3", Absence.undocumented(), Glue::buckets)
                .purpose(
                        "cloudwatch",
                        Glue::encryptsLogs,
                        of -> of.encryptionConfiguration()
                                .cloudWatchEncryption()
                                .kmsKeyArn(),
                        Absence.undocumented())
                .purpose(
                        "job-bookmarks",
                        Glue::encryptsBookmarks,
                        of -> of.encryptionConfiguration()
                                .jobBookmarksEncryption()
                                .kmsKeyArn(),
                        Absence.undocumented())
                .purpose(
                        "data-quality",
                        Glue::encryptsDataQuality,
                        of -> of.encryptionConfiguration()
                                .dataQualityEncryption()
                                .kmsKeyArn(),
                        Absence.undocumented())
                .created(SecurityConfiguration::createdTimeStamp)
                .storedAs("s3", StoredAs.S3_OBJECTS)
                .storedAs("cloudwatch", StoredAs.LOG_EVENTS)
                .remedy("# make a security configuration with the key (aws glue create-security-configuration), and"
                        + " give it to the jobs");
    }

    private TypeDeclaration<GlueClient, ?, ?> connection() {
        return type("AWS::Glue::Connection", "Glue connection")
                .pages(
                        "GetConnections",
                        PAGE,
                        c -> c.getConnectionsPaginator(r -> r.hidePassword(true).maxResults(PAGE)),
                        GetConnectionsResponse::connectionList)
                .named(Connection::name, "arn:{partition}:glue:{region}:{account}:connection/{id}")
                .complete()
                .withoutData()
                .purpose(
                        "credentials",
                        connection -> Members.of(
                                connection.authenticationConfiguration(), AuthenticationConfiguration::kmsKeyArn))
                .created(Connection::creationTime)
                .storedAs("credentials", StoredAs.SECRET)
                .remedy("# aws glue update-connection with KmsKeyArn in the authentication configuration");
    }

    private TypeDeclaration<GlueClient, ?, ?> transform() {
        return type("AWS::Glue::MLTransform", "Glue machine learning transform")
                .pages(
                        "GetMLTransforms",
                        PAGE,
                        c -> c.getMLTransformsPaginator(r -> r.maxResults(PAGE)),
                        GetMlTransformsResponse::transforms)
                .named(MLTransform::transformId, "arn:{partition}:glue:{region}:{account}:mlTransform/{id}")
                .complete()
                .encryption(transform -> userData(transform.transformEncryption()), Absence.undocumented())
                .created(MLTransform::createdOn)
                .remedy("# make a transform with the key (aws glue create-ml-transform --transform-encryption)");
    }

    private TypeDeclaration<GlueClient, ?, ?> catalog() {
        return type("AWS::Glue::Catalog", "Glue catalog")
                .from(tokens(
                        "GetCatalogs",
                        PAGE,
                        (c, token) -> c.getCatalogs(
                                r -> r.recursive(true).maxResults(PAGE).nextToken(token)),
                        GetCatalogsResponse::nextToken,
                        GetCatalogsResponse::catalogList))
                .named(Catalog::catalogId, Catalog::resourceArn)
                .complete()
                .withoutData()
                .purpose(
                        "staging",
                        catalog -> Members.of(
                                Members.of(
                                        catalog.catalogProperties(), CatalogPropertiesOutput::dataLakeAccessProperties),
                                DataLakeAccessPropertiesOutput::kmsKey))
                .created(Catalog::createTime)
                .remedy("# make a catalog with the key (aws glue create-catalog, KmsKey)");
    }

    private TypeDeclaration<GlueClient, ?, ?> integration() {
        return type("AWS::Glue::Integration", "Glue zero-ETL integration")
                .from(tokens(
                        "DescribeIntegrations",
                        100,
                        (c, marker) ->
                                c.describeIntegrations(r -> r.maxRecords(100).marker(marker)),
                        DescribeIntegrationsResponse::marker,
                        DescribeIntegrationsResponse::integrations))
                .named(Integration::integrationArn, Integration::integrationArn)
                .complete()
                .key(
                        Integration::kmsKeyId,
                        Absence.awsOwned("general knowledge").unverified())
                .created(Integration::createTime)
                .tags(integration -> Tags.sorted(integration.tags(), Tag::key, Tag::value))
                .remedy("# make an integration with the key (aws glue create-integration --kms-key-id <key>)");
    }

    private static boolean isSet(DataCatalogEncryptionSettings settings) {
        return !metadata(settings.encryptionAtRest()).equals(StatedEncryption.UNENCRYPTED)
                || passwords(settings.connectionPasswordEncryption()).values().stream()
                        .anyMatch(password -> !password.equals(StatedEncryption.UNENCRYPTED));
    }

    private static StatedEncryption metadata(@Nullable EncryptionAtRest atRest) {
        if (atRest == null || atRest.catalogEncryptionMode() == null) {
            return new StatedEncryption.Contradictory("the answer does not say whether the metadata is encrypted");
        }
        return atRest.catalogEncryptionMode() == CatalogEncryptionMode.DISABLED
                ? StatedEncryption.UNENCRYPTED
                : StatedEncryption.key(atRest.catalogEncryptionModeAsString(), atRest.sseAwsKmsKeyId());
    }

    private static Map<String, StatedEncryption> passwords(@Nullable ConnectionPasswordEncryption passwords) {
        return passwords == null
                ? Map.of()
                : Map.of(
                        "",
                        StatedEncryption.flagged(
                                passwords.returnConnectionPasswordEncrypted(), passwords.awsKmsKeyId()));
    }

    private static StatedEncryption userData(@Nullable TransformEncryption encryption) {
        @Nullable MLUserDataEncryption data = Members.of(encryption, TransformEncryption::mlUserDataEncryption);
        if (data == null) {
            return StatedEncryption.NO_KEY;
        }
        return data.mlUserDataEncryptionMode() == MLUserDataEncryptionModeString.DISABLED
                ? StatedEncryption.UNENCRYPTED
                : StatedEncryption.key(data.kmsKeyId());
    }

    private static Map<String, StatedEncryption> buckets(SecurityConfiguration of) {
        Map<String, StatedEncryption> buckets = new TreeMap<>();
        for (S3Encryption bucket : of.encryptionConfiguration().s3Encryption()) {
            String name = buckets.isEmpty() ? "" : String.valueOf(buckets.size() + 1);
            switch (bucket.s3EncryptionMode()) {
                case DISABLED -> {}
                case SSE_S3 -> buckets.put(name, StatedEncryption.byService("SSE-S3"));
                default ->
                    buckets.put(name, StatedEncryption.key(bucket.s3EncryptionModeAsString(), bucket.kmsKeyArn()));
            }
        }
        return buckets;
    }

    private static boolean encryptsLogs(SecurityConfiguration of) {
        @Nullable CloudWatchEncryption logs = of.encryptionConfiguration().cloudWatchEncryption();
        return logs != null && logs.cloudWatchEncryptionMode() != CloudWatchEncryptionMode.DISABLED;
    }

    private static boolean encryptsBookmarks(SecurityConfiguration of) {
        @Nullable
        JobBookmarksEncryption bookmarks = of.encryptionConfiguration().jobBookmarksEncryption();
        return bookmarks != null && bookmarks.jobBookmarksEncryptionMode() != JobBookmarksEncryptionMode.DISABLED;
    }

    private static boolean encryptsDataQuality(SecurityConfiguration of) {
        @Nullable DataQualityEncryption quality = of.encryptionConfiguration().dataQualityEncryption();
        return quality != null && quality.dataQualityEncryptionMode() != DataQualityEncryptionMode.DISABLED;
    }
}
