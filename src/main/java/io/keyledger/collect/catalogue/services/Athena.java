package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.CustomerContentEncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.ListWorkGroupsResponse;
import software.amazon.awssdk.services.athena.model.ManagedLoggingConfiguration;
import software.amazon.awssdk.services.athena.model.ManagedQueryResultsConfiguration;
import software.amazon.awssdk.services.athena.model.ManagedQueryResultsEncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.MonitoringConfiguration;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.S3LoggingConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;

/** Amazon Athena. */
@AutoService(DeclaredService.class)
public final class Athena extends CatalogueService<AthenaClient> {
    /** Declares the service. */
    public Athena() {
        super(AthenaClient.class, "athena", "athena", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected AthenaClient client(CollectorContext context) {
        return context.client(AthenaClient.class, AthenaClient::builder);
    }

    @Override
    protected List<TypeDeclaration<AthenaClient, ?, ?>> declare() {
        return List.of(type("AWS::Athena::WorkGroup", "Athena workgroup")
                .pages(
                        "ListWorkGroups",
                        50,
                        c -> c.listWorkGroupsPaginator(r -> r.maxResults(50)),
                        ListWorkGroupsResponse::workGroups)
                .named(WorkGroupSummary::name, "arn:{partition}:athena:{region}:{account}:workgroup/{id}")
                .each(
                        "GetWorkGroup",
                        (c, group) ->
                                c.getWorkGroup(r -> r.workGroup(group.name())).workGroup(),
                        WorkGroup::name)
                .withoutData()
                .purposes("query-results", Absence.undocumented(), Athena::queryResults)
                .purpose(
                        "managed-query-results",
                        group -> Boolean.TRUE.equals(
                                Members.of(managedResults(group), ManagedQueryResultsConfiguration::enabled)),
                        group -> Members.of(
                                Members.of(
                                        managedResults(group),
                                        ManagedQueryResultsConfiguration::encryptionConfiguration),
                                ManagedQueryResultsEncryptionConfiguration::kmsKey),
                        Absence.awsOwned("general knowledge").unverified())
                .purpose(
                        "customer-content",
                        group -> Members.of(
                                Members.of(
                                        group.configuration(),
                                        WorkGroupConfiguration::customerContentEncryptionConfiguration),
                                CustomerContentEncryptionConfiguration::kmsKey))
                .purpose(
                        "managed-logs",
                        group -> Members.of(
                                Members.of(monitoring(group), MonitoringConfiguration::managedLoggingConfiguration),
                                ManagedLoggingConfiguration::kmsKey))
                .purpose(
                        "logs",
                        group -> Members.of(
                                Members.of(monitoring(group), MonitoringConfiguration::s3LoggingConfiguration),
                                S3LoggingConfiguration::kmsKey))
                .created(WorkGroup::creationTime)
                .lostFor(
                        "query-results",
                        KeyLoss.AT_ONCE,
                        "Amazon Athena User Guide, encryption at rest: whoever uses results under a KMS"
                                + " key needs kms:Decrypt on it")
                .lostFor(
                        "managed-query-results",
                        KeyLoss.AT_ONCE,
                        "Amazon Athena User Guide, encrypt managed query results: without the key,"
                                + " neither Athena nor users can encrypt or decrypt results")
                .storedAs("logs", StoredAs.S3_OBJECTS)
                .remedy("aws athena update-work-group --region {region} --work-group {resource_id}"
                        + " --configuration-updates"
                        + " 'ResultConfigurationUpdates={EncryptionConfiguration="
                        + "{EncryptionOption=SSE_KMS,KmsKey=<key>}}'"));
    }

    /** Where the workgroup does not say how, results are encrypted as the query asks or as their bucket does. */
    private static Map<String, StatedEncryption> queryResults(WorkGroup group) {
        @Nullable
        EncryptionConfiguration encryption = Members.of(
                Members.of(group.configuration(), WorkGroupConfiguration::resultConfiguration),
                ResultConfiguration::encryptionConfiguration);
        if (encryption == null) {
            return Map.of();
        }
        return Map.of(
                "",
                "SSE_S3".equals(encryption.encryptionOptionAsString())
                        ? StatedEncryption.byService("sse-s3")
                        : StatedEncryption.key(encryption.kmsKey()));
    }

    private static @Nullable ManagedQueryResultsConfiguration managedResults(WorkGroup group) {
        return Members.of(group.configuration(), WorkGroupConfiguration::managedQueryResultsConfiguration);
    }

    private static @Nullable MonitoringConfiguration monitoring(WorkGroup group) {
        return Members.of(group.configuration(), WorkGroupConfiguration::monitoringConfiguration);
    }
}
