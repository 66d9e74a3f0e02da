package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.bedrockagent.BedrockAgentClient;
import software.amazon.awssdk.services.bedrockagent.model.Agent;
import software.amazon.awssdk.services.bedrockagent.model.AgentSummary;
import software.amazon.awssdk.services.bedrockagent.model.DataSource;
import software.amazon.awssdk.services.bedrockagent.model.FlowSummary;
import software.amazon.awssdk.services.bedrockagent.model.GetFlowResponse;
import software.amazon.awssdk.services.bedrockagent.model.GetPromptResponse;
import software.amazon.awssdk.services.bedrockagent.model.ListAgentsResponse;
import software.amazon.awssdk.services.bedrockagent.model.ListDataSourcesResponse;
import software.amazon.awssdk.services.bedrockagent.model.ListFlowsResponse;
import software.amazon.awssdk.services.bedrockagent.model.ListKnowledgeBasesResponse;
import software.amazon.awssdk.services.bedrockagent.model.ListPromptsResponse;
import software.amazon.awssdk.services.bedrockagent.model.PromptSummary;
import software.amazon.awssdk.services.bedrockagent.model.ServerSideEncryptionConfiguration;

/** Agents, knowledge bases, flows and prompts of Amazon Bedrock. */
@AutoService(DeclaredService.class)
public final class BedrockAgents extends CatalogueService<BedrockAgentClient> {

    /** Declares the service. */
    public BedrockAgents() {
        super(BedrockAgentClient.class, "bedrock-agent", "bedrock", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected BedrockAgentClient client(CollectorContext context) {
        return context.client(BedrockAgentClient.class, BedrockAgentClient::builder);
    }

    @Override
    protected List<TypeDeclaration<BedrockAgentClient, ?, ?>> declare() {
        return List.of(agent(), dataSource(), flow(), prompt());
    }

    private TypeDeclaration<BedrockAgentClient, ?, ?> agent() {
        return type("AWS::Bedrock::Agent", "Bedrock agent")
                .pages(
                        "ListAgents",
                        1000,
                        c -> c.listAgentsPaginator(r -> r.maxResults(1000)),
                        ListAgentsResponse::agentSummaries)
                .named(AgentSummary::agentId, "arn:{partition}:bedrock:{region}:{account}:agent/{id}")
                .each(
                        "GetAgent",
                        (c, agent) ->
                                c.getAgent(r -> r.agentId(agent.agentId())).agent(),
                        Agent::agentId,
                        "ResourceNotFoundException")
                .key(
                        Agent::customerEncryptionKeyArn,
                        Absence.awsOwned(
                                "Bedrock User Guide, encryption of agent resources: by default, AWS owned keys"))
                .arn(Agent::agentArn)
                .created(Agent::createdAt)
                .remedy("# aws bedrock-agent update-agent --customer-encryption-key-arn <key> with everything else"
                        + " that aws bedrock-agent get-agent answers");
    }

    private TypeDeclaration<BedrockAgentClient, ?, ?> dataSource() {
        return type("AWS::Bedrock::DataSource", "Bedrock data source")
                .from(items(
                                "ListKnowledgeBases",
                                1000,
                                c -> c.listKnowledgeBasesPaginator(r -> r.maxResults(1000)),
                                ListKnowledgeBasesResponse::knowledgeBaseSummaries)
                        .children(
                                "ListDataSources",
                                1000,
                                (c, base) -> c.listDataSourcesPaginator(r -> r.knowledgeBaseId(base.knowledgeBaseId())
                                        .maxResults(1000)),
                                ListDataSourcesResponse::dataSourceSummaries))
                .named(
                        source -> source.item().knowledgeBaseId() + "/"
                                + source.item().dataSourceId(),
                        "")
                .each(
                        "GetDataSource",
                        (c, source) -> c.getDataSource(
                                        r -> r.knowledgeBaseId(source.item().knowledgeBaseId())
                                                .dataSourceId(source.item().dataSourceId()))
                                .dataSource(),
                        source -> source.knowledgeBaseId() + "/" + source.dataSourceId(),
                        "ResourceNotFoundException")
                .key(
                        source -> Members.of(
                                source.serverSideEncryptionConfiguration(),
                                ServerSideEncryptionConfiguration::kmsKeyArn),
                        Absence.awsOwned("general knowledge").unverified())
                .created(DataSource::createdAt)
                .remedy("# aws bedrock-agent update-data-source --server-side-encryption-configuration kmsKeyArn=<key>"
                        + " with everything else that aws bedrock-agent get-data-source answers");
    }

    private TypeDeclaration<BedrockAgentClient, ?, ?> flow() {
        return type("AWS::Bedrock::Flow", "Bedrock flow")
                .pages(
                        "ListFlows",
                        1000,
                        c -> c.listFlowsPaginator(r -> r.maxResults(1000)),
                        ListFlowsResponse::flowSummaries)
                .named(FlowSummary::id, FlowSummary::arn)
                .each(
                        "GetFlow",
                        (c, flow) -> c.getFlow(r -> r.flowIdentifier(flow.id())),
                        GetFlowResponse::id,
                        "ResourceNotFoundException")
                .key(
                        GetFlowResponse::customerEncryptionKeyArn,
                        Absence.unnamedKey(
                                "Bedrock User Guide, encryption of flows: by default, a key that AWS manages"))
                .created(GetFlowResponse::createdAt)
                .remedy("# aws bedrock-agent update-flow --customer-encryption-key-arn <key> with everything else that"
                        + " aws bedrock-agent get-flow answers");
    }

    private TypeDeclaration<BedrockAgentClient, ?, ?> prompt() {
        return type("AWS::Bedrock::Prompt", "Bedrock prompt")
                .pages(
                        "ListPrompts",
                        1000,
                        c -> c.listPromptsPaginator(r -> r.maxResults(1000)),
                        ListPromptsResponse::promptSummaries)
                .named(PromptSummary::id, PromptSummary::arn)
                .each(
                        "GetPrompt",
                        (c, prompt) -> c.getPrompt(r -> r.promptIdentifier(prompt.id())),
                        GetPromptResponse::id,
                        "ResourceNotFoundException")
                .key(
                        GetPromptResponse::customerEncryptionKeyArn,
                        Absence.awsOwned("general knowledge").unverified())
                .created(GetPromptResponse::createdAt)
                .remedy("# aws bedrock-agent update-prompt --customer-encryption-key-arn <key> with everything else"
                        + " that aws bedrock-agent get-prompt answers");
    }
}
