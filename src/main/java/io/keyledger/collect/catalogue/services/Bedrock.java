package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.AutomatedReasoningPolicySummary;
import software.amazon.awssdk.services.bedrock.model.CustomModelSummary;
import software.amazon.awssdk.services.bedrock.model.EndpointConfig;
import software.amazon.awssdk.services.bedrock.model.GetAutomatedReasoningPolicyResponse;
import software.amazon.awssdk.services.bedrock.model.GetCustomModelResponse;
import software.amazon.awssdk.services.bedrock.model.GetGuardrailResponse;
import software.amazon.awssdk.services.bedrock.model.GetImportedModelResponse;
import software.amazon.awssdk.services.bedrock.model.GuardrailSummary;
import software.amazon.awssdk.services.bedrock.model.ImportedModelSummary;
import software.amazon.awssdk.services.bedrock.model.ListAutomatedReasoningPoliciesResponse;
import software.amazon.awssdk.services.bedrock.model.ListCustomModelsResponse;
import software.amazon.awssdk.services.bedrock.model.ListGuardrailsResponse;
import software.amazon.awssdk.services.bedrock.model.ListImportedModelsResponse;
import software.amazon.awssdk.services.bedrock.model.ListMarketplaceModelEndpointsResponse;
import software.amazon.awssdk.services.bedrock.model.MarketplaceModelEndpoint;
import software.amazon.awssdk.services.bedrock.model.MarketplaceModelEndpointSummary;
import software.amazon.awssdk.services.bedrock.model.SageMakerEndpoint;

/** Amazon Bedrock. */
@AutoService(DeclaredService.class)
public final class Bedrock extends CatalogueService<BedrockClient> {

    /** Declares the service. */
    public Bedrock() {
        super(BedrockClient.class, "bedrock", "bedrock", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected BedrockClient client(CollectorContext context) {
        return context.client(BedrockClient.class, BedrockClient::builder);
    }

    @Override
    protected List<TypeDeclaration<BedrockClient, ?, ?>> declare() {
        return List.of(customModel(), guardrail(), importedModel(), policy(), marketplaceModelEndpoint());
    }

    private TypeDeclaration<BedrockClient, ?, ?> customModel() {
        // CloudFormation has no type for it.
        return type("AWS::Bedrock::CustomModel", "Bedrock custom model")
                .pages(
                        "ListCustomModels",
                        1000,
                        c -> c.listCustomModelsPaginator(r -> r.maxResults(1000)),
                        ListCustomModelsResponse::modelSummaries)
                .named(CustomModelSummary::modelArn, CustomModelSummary::modelArn)
                .each(
                        "GetCustomModel",
                        (c, model) -> c.getCustomModel(r -> r.modelIdentifier(model.modelArn())),
                        GetCustomModelResponse::modelArn,
                        "ResourceNotFoundException")
                .key(
                        GetCustomModelResponse::modelKmsKeyArn,
                        Absence.unnamedKey(
                                "Bedrock API Reference, CreateCustomModel: without a key, one that AWS manages"))
                .created(GetCustomModelResponse::creationTime)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon Bedrock User Guide, encryption of custom models: without access to the"
                                + " key, Amazon Bedrock cannot access the model")
                .remedy("# copy the model with the key (aws bedrock create-model-copy-job --model-kms-key-id <key>)");
    }

    private TypeDeclaration<BedrockClient, ?, ?> guardrail() {
        return type("AWS::Bedrock::Guardrail", "Bedrock guardrail")
                .pages(
                        "ListGuardrails",
                        1000,
                        c -> c.listGuardrailsPaginator(r -> r.maxResults(1000)),
                        ListGuardrailsResponse::guardrails)
                .named(GuardrailSummary::id, GuardrailSummary::arn)
                .each(
                        "GetGuardrail",
                        (c, guardrail) -> c.getGuardrail(r -> r.guardrailIdentifier(guardrail.id())),
                        GetGuardrailResponse::guardrailId,
                        "ResourceNotFoundException")
                .key(
                        GetGuardrailResponse::kmsKeyArn,
                        Absence.awsOwned("general knowledge").unverified())
                .created(GetGuardrailResponse::createdAt)
                .remedy("# aws bedrock update-guardrail --kms-key-id <key> with everything else that aws bedrock"
                        + " get-guardrail answers");
    }

    private TypeDeclaration<BedrockClient, ?, ?> importedModel() {
        // CloudFormation has no type for it.
        return type("AWS::Bedrock::ImportedModel", "Bedrock imported model")
                .pages(
                        "ListImportedModels",
                        1000,
                        c -> c.listImportedModelsPaginator(r -> r.maxResults(1000)),
                        ListImportedModelsResponse::modelSummaries)
                .named(ImportedModelSummary::modelArn, ImportedModelSummary::modelArn)
                .each(
                        "GetImportedModel",
                        (c, model) -> c.getImportedModel(r -> r.modelIdentifier(model.modelArn())),
                        GetImportedModelResponse::modelArn,
                        "ResourceNotFoundException")
                .key(
                        GetImportedModelResponse::modelKmsKeyArn,
                        Absence.awsOwned("general knowledge").unverified())
                .created(GetImportedModelResponse::creationTime)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon Bedrock User Guide, encryption of imported models: without access to"
                                + " the key, Amazon Bedrock cannot access the model")
                .remedy("# import the model again with the key (aws bedrock create-model-import-job"
                        + " --imported-model-kms-key-id <key>)");
    }

    private TypeDeclaration<BedrockClient, ?, ?> policy() {
        return type("AWS::Bedrock::AutomatedReasoningPolicy", "Bedrock automated reasoning policy")
                .pages(
                        "ListAutomatedReasoningPolicies",
                        1000,
                        c -> c.listAutomatedReasoningPoliciesPaginator(r -> r.maxResults(1000)),
                        ListAutomatedReasoningPoliciesResponse::automatedReasoningPolicySummaries)
                .named(AutomatedReasoningPolicySummary::policyArn, AutomatedReasoningPolicySummary::policyArn)
                .each(
                        "GetAutomatedReasoningPolicy",
                        (c, policy) -> c.getAutomatedReasoningPolicy(r -> r.policyArn(policy.policyArn())),
                        GetAutomatedReasoningPolicyResponse::policyArn,
                        "ResourceNotFoundException")
                .key(
                        GetAutomatedReasoningPolicyResponse::kmsKeyArn,
                        Absence.unnamedKey(
                                "Bedrock API Reference, CreateAutomatedReasoningPolicy: without a key, one that"
                                        + " KMS manages"))
                .created(GetAutomatedReasoningPolicyResponse::createdAt)
                .remedy("# make a policy with the key (aws bedrock create-automated-reasoning-policy --kms-key-id"
                        + " <key>)");
    }

    private TypeDeclaration<BedrockClient, ?, ?> marketplaceModelEndpoint() {
        // CloudFormation has no type for it.
        return type("AWS::Bedrock::MarketplaceModelEndpoint", "Bedrock Marketplace model endpoint")
                .pages(
                        "ListMarketplaceModelEndpoints",
                        1000,
                        c -> c.listMarketplaceModelEndpointsPaginator(r -> r.maxResults(1000)),
                        ListMarketplaceModelEndpointsResponse::marketplaceModelEndpoints)
                .named(MarketplaceModelEndpointSummary::endpointArn, MarketplaceModelEndpointSummary::endpointArn)
                .each(
                        "GetMarketplaceModelEndpoint",
                        (c, endpoint) -> c.getMarketplaceModelEndpoint(r -> r.endpointArn(endpoint.endpointArn()))
                                .marketplaceModelEndpoint(),
                        MarketplaceModelEndpoint::endpointArn,
                        "ResourceNotFoundException")
                .key(
                        endpoint -> Members.of(
                                Members.of(endpoint.endpointConfig(), EndpointConfig::sageMaker),
                                SageMakerEndpoint::kmsEncryptionKey),
                        Absence.undocumented())
                .created(MarketplaceModelEndpoint::createdAt)
                .remedy("# make an endpoint with the key (aws bedrock create-marketplace-model-endpoint,"
                        + " kmsEncryptionKey)");
    }
}
