package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.appflow.AppflowClient;
import software.amazon.awssdk.services.appflow.model.DescribeFlowResponse;
import software.amazon.awssdk.services.appflow.model.FlowDefinition;
import software.amazon.awssdk.services.appflow.model.ListFlowsResponse;

/** Amazon AppFlow. */
@AutoService(DeclaredService.class)
public final class AppFlow extends CatalogueService<AppflowClient> {
    /** Declares the service. */
    public AppFlow() {
        super(AppflowClient.class, "appflow", "appflow", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected AppflowClient client(CollectorContext context) {
        return context.client(AppflowClient.class, AppflowClient::builder);
    }

    @Override
    protected List<TypeDeclaration<AppflowClient, ?, ?>> declare() {
        return List.of(type("AWS::AppFlow::Flow", "AppFlow flow")
                .pages("ListFlows", 100, c -> c.listFlowsPaginator(r -> r.maxResults(100)), ListFlowsResponse::flows)
                .named(FlowDefinition::flowName, FlowDefinition::flowArn)
                .each(
                        "DescribeFlow",
                        (c, flow) -> c.describeFlow(r -> r.flowName(flow.flowName())),
                        DescribeFlowResponse::flowName,
                        "ResourceNotFoundException")
                .key(
                        DescribeFlowResponse::kmsArn,
                        Absence.unnamedKey("Amazon AppFlow API Reference, CreateFlow: without kmsArn, the KMS key that"
                                + " Amazon AppFlow manages"))
                .created(DescribeFlowResponse::createdAt)
                .tags(DescribeFlowResponse::tags)
                .remedy("# make the flow again with the key (aws appflow create-flow --kms-arn): the key of a"
                        + " flow cannot be changed"));
    }
}
