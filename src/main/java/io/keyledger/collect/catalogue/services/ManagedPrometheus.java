package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.amp.AmpClient;
import software.amazon.awssdk.services.amp.model.ListWorkspacesResponse;
import software.amazon.awssdk.services.amp.model.WorkspaceSummary;

/** Amazon Managed Service for Prometheus. */
@AutoService(DeclaredService.class)
public final class ManagedPrometheus extends CatalogueService<AmpClient> {
    /** Declares the service. */
    public ManagedPrometheus() {
        super(AmpClient.class, "amp", "aps", unpublished(), "");
    }

    @Override
    protected AmpClient client(CollectorContext context) {
        return context.client(AmpClient.class, AmpClient::builder);
    }

    @Override
    protected List<TypeDeclaration<AmpClient, ?, ?>> declare() {
        return List.of(type("AWS::APS::Workspace", "Prometheus workspace")
                .pages(
                        "ListWorkspaces",
                        1000,
                        c -> c.listWorkspacesPaginator(r -> r.maxResults(1000)),
                        ListWorkspacesResponse::workspaces)
                .named(WorkspaceSummary::workspaceId, WorkspaceSummary::arn)
                .complete()
                .key(
                        WorkspaceSummary::kmsKeyArn,
                        Absence.awsOwned("Amazon Managed Service for Prometheus User Guide, encryption at rest: AWS"
                                + " owned keys by default"))
                .created(WorkspaceSummary::createdAt)
                .tags(WorkspaceSummary::tags)
                .remedy("# make a workspace with the key (aws amp create-workspace --kms-key-arn), and send"
                        + " the metrics to it: the key of a workspace cannot be changed"));
    }
}
