package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.codeartifact.CodeartifactClient;
import software.amazon.awssdk.services.codeartifact.model.DomainSummary;
import software.amazon.awssdk.services.codeartifact.model.ListDomainsResponse;

/** AWS CodeArtifact. */
@AutoService(DeclaredService.class)
public final class CodeArtifact extends CatalogueService<CodeartifactClient> {
    /** Declares the service. */
    public CodeArtifact() {
        super(CodeartifactClient.class, "codeartifact", "codeartifact", unpublished(), "alias/aws/codeartifact");
    }

    @Override
    protected CodeartifactClient client(CollectorContext context) {
        return context.client(CodeartifactClient.class, CodeartifactClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CodeartifactClient, ?, ?>> declare() {
        return List.of(type("AWS::CodeArtifact::Domain", "CodeArtifact domain")
                .pages(
                        "ListDomains",
                        1000,
                        c -> c.listDomainsPaginator(r -> r.maxResults(1000)),
                        ListDomainsResponse::domains)
                .named(DomainSummary::name, DomainSummary::arn)
                .complete()
                .key(
                        DomainSummary::encryptionKey,
                        Absence.awsManaged(
                                "alias/aws/codeartifact",
                                "AWS CodeArtifact User Guide, data encryption: by default, an AWS managed key"))
                .created(DomainSummary::createdTime)
                .remedy("# make a domain with the key (aws codeartifact create-domain --encryption-key <key>) and copy"
                        + " the packages: the key of a domain cannot be changed"));
    }
}
