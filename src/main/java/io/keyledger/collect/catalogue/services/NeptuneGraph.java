package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.neptunegraph.NeptuneGraphClient;
import software.amazon.awssdk.services.neptunegraph.model.GraphSnapshotSummary;
import software.amazon.awssdk.services.neptunegraph.model.GraphSummary;
import software.amazon.awssdk.services.neptunegraph.model.ListGraphSnapshotsResponse;
import software.amazon.awssdk.services.neptunegraph.model.ListGraphsResponse;

/** Amazon Neptune Analytics. */
@AutoService(DeclaredService.class)
public final class NeptuneGraph extends CatalogueService<NeptuneGraphClient> {
    private static final Absence OWNED = Absence.awsOwned("general knowledge").unverified();

    /** Declares the service. */
    public NeptuneGraph() {
        super(NeptuneGraphClient.class, "neptunegraph", "neptune-graph", unpublished(), "");
    }

    @Override
    protected NeptuneGraphClient client(CollectorContext context) {
        return context.client(NeptuneGraphClient.class, NeptuneGraphClient::builder);
    }

    @Override
    protected List<TypeDeclaration<NeptuneGraphClient, ?, ?>> declare() {
        return List.of(graph(), snapshot());
    }

    private TypeDeclaration<NeptuneGraphClient, ?, ?> graph() {
        return type("AWS::NeptuneGraph::Graph", "Neptune Analytics graph")
                .pages(
                        "ListGraphs",
                        100,
                        c -> c.listGraphsPaginator(r -> r.maxResults(100)),
                        ListGraphsResponse::graphs)
                .named(GraphSummary::id, GraphSummary::arn)
                .complete()
                .key(GraphSummary::kmsKeyIdentifier, OWNED)
                .remedy("# make a graph with the key (aws neptune-graph create-graph --kms-key-identifier <key>) and"
                        + " import the data: the key of a graph cannot be changed");
    }

    private TypeDeclaration<NeptuneGraphClient, ?, ?> snapshot() {
        return type("AWS::NeptuneGraph::GraphSnapshot", "Neptune Analytics graph snapshot")
                .pages(
                        "ListGraphSnapshots",
                        100,
                        c -> c.listGraphSnapshotsPaginator(r -> r.maxResults(100)),
                        ListGraphSnapshotsResponse::graphSnapshots)
                .named(GraphSnapshotSummary::id, GraphSnapshotSummary::arn)
                .complete()
                .key(GraphSnapshotSummary::kmsKeyIdentifier, OWNED)
                .created(GraphSnapshotSummary::snapshotCreateTime)
                .remedy("# take the snapshot again of a graph that is under the key: a snapshot has the key of its"
                        + " graph");
    }
}
