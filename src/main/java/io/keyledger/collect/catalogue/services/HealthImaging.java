package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.medicalimaging.MedicalImagingClient;
import software.amazon.awssdk.services.medicalimaging.model.DatastoreProperties;
import software.amazon.awssdk.services.medicalimaging.model.DatastoreStatus;
import software.amazon.awssdk.services.medicalimaging.model.DatastoreSummary;
import software.amazon.awssdk.services.medicalimaging.model.ListDatastoresResponse;

/** AWS HealthImaging. */
@AutoService(DeclaredService.class)
public final class HealthImaging extends CatalogueService<MedicalImagingClient> {
    /** Declares the service. */
    public HealthImaging() {
        super(MedicalImagingClient.class, "medical-imaging", "medical-imaging", unpublished(), "");
    }

    @Override
    protected MedicalImagingClient client(CollectorContext context) {
        return context.client(MedicalImagingClient.class, MedicalImagingClient::builder);
    }

    @Override
    protected List<TypeDeclaration<MedicalImagingClient, ?, ?>> declare() {
        return List.of(type("AWS::HealthImaging::Datastore", "HealthImaging data store")
                .from(items(
                                "ListDatastores",
                                50,
                                c -> c.listDatastoresPaginator(r -> r.maxResults(50)),
                                ListDatastoresResponse::datastoreSummaries)
                        .where(one -> one.datastoreStatus() != DatastoreStatus.DELETED))
                .named(DatastoreSummary::datastoreId, DatastoreSummary::datastoreArn)
                .each(
                        "GetDatastore",
                        (c, one) -> c.getDatastore(r -> r.datastoreId(one.datastoreId()))
                                .datastoreProperties(),
                        DatastoreProperties::datastoreId,
                        "ResourceNotFoundException")
                .key(
                        DatastoreProperties::kmsKeyArn,
                        Absence.awsOwned("general knowledge").unverified())
                .created(DatastoreProperties::createdAt)
                .remedy("# make a data store with the key (aws medical-imaging create-datastore --kms-key-arn) and"
                        + " import the data: its key cannot be changed"));
    }
}
