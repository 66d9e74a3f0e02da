package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.translate.TranslateClient;
import software.amazon.awssdk.services.translate.model.EncryptionKey;
import software.amazon.awssdk.services.translate.model.ListParallelDataResponse;
import software.amazon.awssdk.services.translate.model.ListTerminologiesResponse;
import software.amazon.awssdk.services.translate.model.ParallelDataProperties;
import software.amazon.awssdk.services.translate.model.TerminologyProperties;

/** Amazon Translate. */
@AutoService(DeclaredService.class)
public final class Translate extends CatalogueService<TranslateClient> {
    /** Declares the service. */
    public Translate() {
        super(TranslateClient.class, "translate", "translate", unpublished(), "");
    }

    @Override
    protected TranslateClient client(CollectorContext context) {
        return context.client(TranslateClient.class, TranslateClient::builder);
    }

    private static final Absence OWNED = Absence.awsOwned("general knowledge").unverified();

    @Override
    protected List<TypeDeclaration<TranslateClient, ?, ?>> declare() {
        return List.of(
                // CloudFormation has no type for them.
                type("AWS::Translate::ParallelData", "Translate parallel data")
                        .pages(
                                "ListParallelData",
                                100,
                                c -> c.listParallelDataPaginator(r -> r.maxResults(100)),
                                ListParallelDataResponse::parallelDataPropertiesList)
                        .named(ParallelDataProperties::name, ParallelDataProperties::arn)
                        .complete()
                        .key(one -> Members.of(one.encryptionKey(), EncryptionKey::id), OWNED)
                        .created(ParallelDataProperties::createdAt)
                        .sizeBytes(ParallelDataProperties::importedDataSize)
                        .remedy("# make it again with the key (aws translate create-parallel-data --encryption-key"
                                + " Type=KMS,Id=<key>)"),
                type("AWS::Translate::Terminology", "Translate custom terminology")
                        .pages(
                                "ListTerminologies",
                                100,
                                c -> c.listTerminologiesPaginator(r -> r.maxResults(100)),
                                ListTerminologiesResponse::terminologyPropertiesList)
                        .named(TerminologyProperties::name, TerminologyProperties::arn)
                        .complete()
                        .key(one -> Members.of(one.encryptionKey(), EncryptionKey::id), OWNED)
                        .created(TerminologyProperties::createdAt)
                        .sizeBytes(TerminologyProperties::sizeBytes)
                        .remedy("# make it again with the key (aws translate import-terminology --encryption-key"
                                + " Type=KMS,Id=<key>)"));
    }
}
