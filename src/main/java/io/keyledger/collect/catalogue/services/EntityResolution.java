package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.entityresolution.EntityResolutionClient;
import software.amazon.awssdk.services.entityresolution.model.GetIdMappingWorkflowResponse;
import software.amazon.awssdk.services.entityresolution.model.GetMatchingWorkflowResponse;
import software.amazon.awssdk.services.entityresolution.model.IdMappingWorkflowOutputSource;
import software.amazon.awssdk.services.entityresolution.model.IdMappingWorkflowSummary;
import software.amazon.awssdk.services.entityresolution.model.ListIdMappingWorkflowsResponse;
import software.amazon.awssdk.services.entityresolution.model.ListMatchingWorkflowsResponse;
import software.amazon.awssdk.services.entityresolution.model.MatchingWorkflowSummary;
import software.amazon.awssdk.services.entityresolution.model.OutputSource;

/** AWS Entity Resolution. */
@AutoService(DeclaredService.class)
public final class EntityResolution extends CatalogueService<EntityResolutionClient> {
    /** Declares the service. */
    public EntityResolution() {
        super(EntityResolutionClient.class, "entityresolution", "entityresolution", unpublished(), "");
    }

    @Override
    protected EntityResolutionClient client(CollectorContext context) {
        return context.client(EntityResolutionClient.class, EntityResolutionClient::builder);
    }

    private static final Absence OUTPUT = Absence.awsKey(
            "AWS Entity Resolution API Reference, OutputSource: without KMSArn, a KMS key of Entity Resolution");

    @Override
    protected List<TypeDeclaration<EntityResolutionClient, ?, ?>> declare() {
        return List.of(
                type("AWS::EntityResolution::IdMappingWorkflow", "Entity Resolution ID mapping workflow")
                        .pages(
                                "ListIdMappingWorkflows",
                                25,
                                c -> c.listIdMappingWorkflowsPaginator(r -> r.maxResults(25)),
                                ListIdMappingWorkflowsResponse::workflowSummaries)
                        .named(IdMappingWorkflowSummary::workflowName, IdMappingWorkflowSummary::workflowArn)
                        .each(
                                "GetIdMappingWorkflow",
                                (c, one) -> c.getIdMappingWorkflow(r -> r.workflowName(one.workflowName())),
                                GetIdMappingWorkflowResponse::workflowName,
                                "ResourceNotFoundException")
                        .withoutData()
                        .purposes(
                                "output",
                                OUTPUT,
                                one -> outputs(one.outputSourceConfig(), IdMappingWorkflowOutputSource::kmsArn))
                        .created(GetIdMappingWorkflowResponse::createdAt)
                        .tags(one -> new TreeMap<>(one.tags()))
                        .remedy("# aws entityresolution update-id-mapping-workflow --output-source-config with"
                                + " KMSArn=<key>"),
                type("AWS::EntityResolution::MatchingWorkflow", "Entity Resolution matching workflow")
                        .pages(
                                "ListMatchingWorkflows",
                                25,
                                c -> c.listMatchingWorkflowsPaginator(r -> r.maxResults(25)),
                                ListMatchingWorkflowsResponse::workflowSummaries)
                        .named(MatchingWorkflowSummary::workflowName, MatchingWorkflowSummary::workflowArn)
                        .each(
                                "GetMatchingWorkflow",
                                (c, one) -> c.getMatchingWorkflow(r -> r.workflowName(one.workflowName())),
                                GetMatchingWorkflowResponse::workflowName,
                                "ResourceNotFoundException")
                        .withoutData()
                        .purposes("output", OUTPUT, one -> outputs(one.outputSourceConfig(), OutputSource::kmsArn))
                        .created(GetMatchingWorkflowResponse::createdAt)
                        .tags(one -> new TreeMap<>(one.tags()))
                        .lostFor(
                                "output",
                                KeyLoss.AT_ONCE,
                                "AWS Entity Resolution User Guide, data encryption at rest: without access to"
                                        + " the key, a job of the workflow fails with AccessDeniedException")
                        .remedy("# aws entityresolution update-matching-workflow --output-source-config with"
                                + " KMSArn=<key>"));
    }

    /** Each output, numbered from the second one on. */
    private static <O> Map<String, StatedEncryption> outputs(List<O> outputs, Function<O, @Nullable String> key) {
        Map<String, StatedEncryption> stated = new TreeMap<>();
        for (O output : outputs) {
            stated.put(
                    stated.isEmpty() ? "" : String.valueOf(stated.size() + 1), StatedEncryption.key(key.apply(output)));
        }
        return stated;
    }
}
