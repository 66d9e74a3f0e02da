package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.datazone.DataZoneClient;
import software.amazon.awssdk.services.datazone.model.DomainSummary;
import software.amazon.awssdk.services.datazone.model.GetDomainResponse;
import software.amazon.awssdk.services.datazone.model.ListDomainsResponse;

/** Amazon DataZone. */
@AutoService(DeclaredService.class)
public final class DataZone extends CatalogueService<DataZoneClient> {
    /** Declares the service. */
    public DataZone() {
        super(DataZoneClient.class, "datazone", "datazone", unpublished(), "");
    }

    @Override
    protected DataZoneClient client(CollectorContext context) {
        return context.client(DataZoneClient.class, DataZoneClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DataZoneClient, ?, ?>> declare() {
        return List.of(type("AWS::DataZone::Domain", "DataZone domain")
                .pages(
                        "ListDomains",
                        25,
                        c -> c.listDomainsPaginator(r -> r.maxResults(25)),
                        ListDomainsResponse::items)
                .named(DomainSummary::id, DomainSummary::arn)
                .each(
                        "GetDomain",
                        (c, one) -> c.getDomain(r -> r.identifier(one.id())),
                        GetDomainResponse::id,
                        "ResourceNotFoundException")
                .key(
                        GetDomainResponse::kmsKeyIdentifier,
                        Absence.awsOwned(
                                "Amazon DataZone User Guide, data encryption at rest: AWS owned keys unless you"
                                        + " choose a customer managed key"))
                .created(GetDomainResponse::createdAt)
                .tags(GetDomainResponse::tags)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon DataZone User Guide, data encryption: without the grant on the key,"
                                + " Amazon DataZone cannot access any of the data that it encrypts")
                .remedy("# make a domain with the key (aws datazone create-domain --kms-key-identifier <key>): the key"
                        + " of a domain cannot be changed"));
    }
}
