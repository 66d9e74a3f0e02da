package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.voiceid.VoiceIdClient;
import software.amazon.awssdk.services.voiceid.model.DomainSummary;
import software.amazon.awssdk.services.voiceid.model.ListDomainsResponse;
import software.amazon.awssdk.services.voiceid.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.voiceid.model.ServerSideEncryptionUpdateDetails;
import software.amazon.awssdk.services.voiceid.model.ServerSideEncryptionUpdateStatus;

/** Amazon Connect Voice ID. */
@AutoService(DeclaredService.class)
public final class VoiceId extends CatalogueService<VoiceIdClient> {
    /** Declares the service. */
    public VoiceId() {
        super(VoiceIdClient.class, "voiceid", "voiceid", unpublished(), "");
    }

    @Override
    protected VoiceIdClient client(CollectorContext context) {
        return context.client(VoiceIdClient.class, VoiceIdClient::builder);
    }

    @Override
    protected List<TypeDeclaration<VoiceIdClient, ?, ?>> declare() {
        // CloudFormation has no such type.
        return List.of(type("AWS::VoiceID::Domain", "Voice ID domain")
                .pages(
                        "ListDomains",
                        10,
                        c -> c.listDomainsPaginator(r -> r.maxResults(10)),
                        ListDomainsResponse::domainSummaries)
                .named(DomainSummary::domainId, DomainSummary::arn)
                .complete()
                .key(
                        domain -> Members.of(
                                domain.serverSideEncryptionConfiguration(),
                                ServerSideEncryptionConfiguration::kmsKeyId),
                        Absence.undocumented())
                // Until an update of the key is complete, some data is still under the previous one.
                .purpose(
                        "previous-key",
                        domain -> Members.of(domain.serverSideEncryptionUpdateDetails(), VoiceId::stillUsed))
                .created(DomainSummary::createdAt)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon Connect Administrator Guide, encryption at rest: without access to the"
                                + " key, operations of Voice ID fail with AccessDeniedException")
                .remedy("aws voice-id update-domain --region {region} --domain-id {resource_id} --name <name>"
                        + " --server-side-encryption-configuration KmsKeyId=<key>"));
    }

    private static @Nullable String stillUsed(ServerSideEncryptionUpdateDetails update) {
        return update.updateStatus() == ServerSideEncryptionUpdateStatus.COMPLETED ? null : update.oldKmsKeyId();
    }
}
