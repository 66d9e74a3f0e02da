package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.CmkType;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.KmsEncryptionConfig;
import software.amazon.awssdk.services.healthlake.model.ListFhirDatastoresResponse;
import software.amazon.awssdk.services.healthlake.model.SseConfiguration;

/** AWS HealthLake. */
@AutoService(DeclaredService.class)
public final class HealthLake extends CatalogueService<HealthLakeClient> {
    /** Declares the service. */
    public HealthLake() {
        super(HealthLakeClient.class, "healthlake", "healthlake", unpublished(), "");
    }

    @Override
    protected HealthLakeClient client(CollectorContext context) {
        return context.client(HealthLakeClient.class, HealthLakeClient::builder);
    }

    @Override
    protected List<TypeDeclaration<HealthLakeClient, ?, ?>> declare() {
        return List.of(type("AWS::HealthLake::FHIRDatastore", "HealthLake data store")
                .from(items(
                                "ListFHIRDatastores",
                                100,
                                c -> c.listFHIRDatastoresPaginator(r -> r.maxResults(100)),
                                ListFhirDatastoresResponse::datastorePropertiesList)
                        .where(store -> store.datastoreStatus() != DatastoreStatus.DELETED))
                .named(DatastoreProperties::datastoreId, DatastoreProperties::datastoreArn)
                .complete()
                .encryption(
                        HealthLake::encryption,
                        Absence.awsOwned("AWS HealthLake Developer Guide, encryption at rest: a service owned KMS key"
                                + " by default"))
                .created(DatastoreProperties::createdAt)
                .remedy("# make a data store with the key (aws healthlake create-fhir-datastore"
                        + " --sse-configuration), and import the data: its encryption cannot be changed"));
    }

    private static StatedEncryption encryption(DatastoreProperties store) {
        @Nullable
        KmsEncryptionConfig config = Members.of(store.sseConfiguration(), SseConfiguration::kmsEncryptionConfig);
        if (config == null) {
            return StatedEncryption.NO_KEY;
        }
        return config.cmkType() == CmkType.AWS_OWNED_KMS_KEY
                ? StatedEncryption.AWS_OWNED
                : StatedEncryption.key(config.kmsKeyId());
    }
}
