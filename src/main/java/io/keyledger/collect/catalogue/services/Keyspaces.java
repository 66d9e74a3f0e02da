package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.keyspaces.KeyspacesClient;
import software.amazon.awssdk.services.keyspaces.model.EncryptionSpecification;
import software.amazon.awssdk.services.keyspaces.model.GetTableResponse;
import software.amazon.awssdk.services.keyspaces.model.KeyspaceSummary;
import software.amazon.awssdk.services.keyspaces.model.ListKeyspacesResponse;
import software.amazon.awssdk.services.keyspaces.model.ListTablesResponse;

/** Amazon Keyspaces. */
@AutoService(DeclaredService.class)
public final class Keyspaces extends CatalogueService<KeyspacesClient> {
    private static final Set<String> SYSTEM_KEYSPACES =
            Set.of("system", "system_schema", "system_schema_mcs", "system_multiregion_info");

    /** Declares the service. */
    public Keyspaces() {
        super(KeyspacesClient.class, "keyspaces", "cassandra", unpublished(), "");
    }

    @Override
    protected KeyspacesClient client(CollectorContext context) {
        return context.client(KeyspacesClient.class, KeyspacesClient::builder);
    }

    @Override
    protected String permission(String operation) {
        return "cassandra:Select";
    }

    @Override
    protected List<TypeDeclaration<KeyspacesClient, ?, ?>> declare() {
        Items<KeyspacesClient, KeyspaceSummary> keyspaces = items(
                        "ListKeyspaces",
                        1000,
                        c -> c.listKeyspacesPaginator(r -> r.maxResults(1000)),
                        ListKeyspacesResponse::keyspaces)
                .where(keyspace -> !SYSTEM_KEYSPACES.contains(keyspace.keyspaceName()));
        return List.of(type("AWS::Cassandra::Table", "Keyspaces table")
                .from(keyspaces.children(
                        "ListTables",
                        1000,
                        (c, keyspace) -> c.listTablesPaginator(
                                r -> r.keyspaceName(keyspace.keyspaceName()).maxResults(1000)),
                        ListTablesResponse::tables))
                .named(
                        table -> id(table.item().keyspaceName(), table.item().tableName()),
                        table -> table.item().resourceArn())
                .each(
                        "GetTable",
                        (c, table) ->
                                c.getTable(r -> r.keyspaceName(table.item().keyspaceName())
                                        .tableName(table.item().tableName())),
                        table -> id(table.keyspaceName(), table.tableName()),
                        "ResourceNotFoundException")
                .encryption(
                        table -> "AWS_OWNED_KMS_KEY"
                                        .equals(Members.of(
                                                table.encryptionSpecification(), EncryptionSpecification::typeAsString))
                                ? StatedEncryption.AWS_OWNED
                                : StatedEncryption.key(Members.of(
                                        table.encryptionSpecification(), EncryptionSpecification::kmsKeyIdentifier)),
                        Absence.awsOwned(
                                "Amazon Keyspaces API Reference, CreateTable: the default is AWS_OWNED_KMS_KEY"))
                .created(GetTableResponse::creationTimestamp)
                .remedy("# aws keyspaces update-table --region {region} --keyspace-name <keyspace> --table-name <table>"
                        + " --encryption-specification type=CUSTOMER_MANAGED_KMS_KEY,kmsKeyIdentifier=<key>"));
    }

    private static @Nullable String id(@Nullable String keyspace, @Nullable String table) {
        return keyspace == null || table == null ? null : keyspace + "/" + table;
    }
}
