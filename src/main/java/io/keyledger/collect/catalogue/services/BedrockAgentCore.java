package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.bedrockagentcorecontrol.BedrockAgentCoreControlClient;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.GatewaySummary;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.GetGatewayResponse;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.GetTokenVaultResponse;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.KeyType;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.KmsConfiguration;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.ListGatewaysResponse;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.ListMemoriesResponse;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.Memory;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.MemorySummary;
import software.amazon.awssdk.services.bedrockagentcorecontrol.model.ResourceNotFoundException;

/** Amazon Bedrock AgentCore. */
@AutoService(DeclaredService.class)
public final class BedrockAgentCore extends CatalogueService<BedrockAgentCoreControlClient> {
    private static final Absence OWNED =
            Absence.awsOwned("AgentCore Developer Guide, data encryption: by default, AWS owned keys");

    /** Declares the service. */
    public BedrockAgentCore() {
        super(BedrockAgentCoreControlClient.class, "bedrock-agentcore", "bedrock-agentcore", unpublished(), "");
    }

    @Override
    protected BedrockAgentCoreControlClient client(CollectorContext context) {
        return context.client(BedrockAgentCoreControlClient.class, BedrockAgentCoreControlClient::builder);
    }

    @Override
    protected List<TypeDeclaration<BedrockAgentCoreControlClient, ?, ?>> declare() {
        return List.of(gateway(), memory(), tokenVault());
    }

    private TypeDeclaration<BedrockAgentCoreControlClient, ?, ?> gateway() {
        return type("AWS::BedrockAgentCore::Gateway", "AgentCore gateway")
                .pages(
                        "ListGateways",
                        1000,
                        c -> c.listGatewaysPaginator(r -> r.maxResults(1000)),
                        ListGatewaysResponse::items)
                .named(GatewaySummary::gatewayId, "arn:{partition}:bedrock-agentcore:{region}:{account}:gateway/{id}")
                .each(
                        "GetGateway",
                        (c, gateway) -> c.getGateway(r -> r.gatewayIdentifier(gateway.gatewayId())),
                        GetGatewayResponse::gatewayId,
                        "ResourceNotFoundException")
                .key(GetGatewayResponse::kmsKeyArn, OWNED)
                .arn(GetGatewayResponse::gatewayArn)
                .created(GetGatewayResponse::createdAt)
                .remedy("# aws bedrock-agentcore-control update-gateway --kms-key-arn <key> with everything else that"
                        + " get-gateway answers");
    }

    private TypeDeclaration<BedrockAgentCoreControlClient, ?, ?> memory() {
        return type("AWS::BedrockAgentCore::Memory", "AgentCore memory")
                .pages(
                        "ListMemories",
                        50,
                        c -> c.listMemoriesPaginator(r -> r.maxResults(50)),
                        ListMemoriesResponse::memories)
                .named(MemorySummary::id, MemorySummary::arn)
                .each(
                        "GetMemory",
                        (c, memory) -> c.getMemory(r -> r.memoryId(memory.id())).memory(),
                        Memory::id,
                        "ResourceNotFoundException")
                .key(Memory::encryptionKeyArn, OWNED)
                .created(Memory::createdAt)
                .remedy("# make a memory with the key (aws bedrock-agentcore-control create-memory"
                        + " --encryption-key-arn <key>)");
    }

    private TypeDeclaration<BedrockAgentCoreControlClient, ?, ?> tokenVault() {
        // CloudFormation has no type for it.
        return type("AWS::BedrockAgentCore::TokenVault", "AgentCore token vault")
                .whole("GetTokenVault", BedrockAgentCore::defaultVault)
                .named(
                        GetTokenVaultResponse::tokenVaultId,
                        "arn:{partition}:bedrock-agentcore:{region}:{account}:token-vault/{id}")
                .complete()
                .encryption(
                        vault -> Members.of(vault.kmsConfiguration(), KmsConfiguration::keyType)
                                        == KeyType.SERVICE_MANAGED_KEY
                                ? StatedEncryption.byService("ServiceManagedKey")
                                : StatedEncryption.key(
                                        Members.of(vault.kmsConfiguration(), KmsConfiguration::kmsKeyArn)),
                        Absence.undocumented())
                .remedy("aws bedrock-agentcore-control set-token-vault-cmk --region {region} --token-vault-id"
                        + " {resource_id} --kms-configuration keyType=CustomerManagedKey,kmsKeyArn=<key>");
    }

    /** Each account has one vault, once it has stored a token. */
    private static List<GetTokenVaultResponse> defaultVault(BedrockAgentCoreControlClient client) {
        try {
            return List.of(client.getTokenVault(_ -> {}));
        } catch (ResourceNotFoundException _) {
            return List.of();
        }
    }
}
