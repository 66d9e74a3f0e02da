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
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CapacityProvider;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListCapacityProvidersResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;

/** AWS Lambda. */
@AutoService(DeclaredService.class)
public final class Lambda extends CatalogueService<LambdaClient> {
    /** Declares the service. */
    public Lambda() {
        super(LambdaClient.class, "lambda", "lambda", unpublished(), "alias/aws/lambda");
    }

    @Override
    protected LambdaClient client(CollectorContext context) {
        return context.client(LambdaClient.class, LambdaClient::builder);
    }

    @Override
    protected List<TypeDeclaration<LambdaClient, ?, ?>> declare() {
        return List.of(function(), eventSourceMapping(), capacityProvider());
    }

    /** The key of a deployment package is left out: only GetFunction names it, whose answer hands out the code. */
    private TypeDeclaration<LambdaClient, ?, ?> function() {
        return type("AWS::Lambda::Function", "Lambda function")
                .pages(
                        "ListFunctions",
                        50,
                        c -> c.listFunctionsPaginator(r -> r.maxItems(50)),
                        ListFunctionsResponse::functions)
                .named(FunctionConfiguration::functionName, FunctionConfiguration::functionArn)
                .complete()
                .withoutData()
                .purpose(
                        "environment",
                        Lambda::hasEnvironment,
                        FunctionConfiguration::kmsKeyArn,
                        Absence.awsKey(
                                "AWS Lambda API Reference, FunctionConfiguration: without a customer managed key, an"
                                        + " AWS owned key or an AWS managed key"))
                .purpose("snap-start", function -> usesSnapStart(function) ? function.kmsKeyArn() : null)
                .purpose("invoked-code", FunctionConfiguration::kmsKeyArn)
                .sizeBytes(FunctionConfiguration::codeSize)
                .lostFor(
                        "environment",
                        KeyLoss.AT_ONCE,
                        "AWS Lambda API Reference, Invoke: KMSDisabledException, Lambda couldn't decrypt the"
                                + " environment variables")
                .remedy("aws lambda update-function-configuration --region {region} --function-name {resource_id}"
                        + " --kms-key-arn <key>");
    }

    private TypeDeclaration<LambdaClient, ?, ?> eventSourceMapping() {
        return type("AWS::Lambda::EventSourceMapping", "Lambda event source mapping")
                .pages(
                        "ListEventSourceMappings",
                        100,
                        c -> c.listEventSourceMappingsPaginator(r -> r.maxItems(100)),
                        ListEventSourceMappingsResponse::eventSourceMappings)
                .named(
                        EventSourceMappingConfiguration::uuid,
                        "arn:{partition}:lambda:{region}:{account}:event-source-mapping:{id}")
                .complete()
                .withoutData()
                .purpose(
                        "filter-criteria",
                        mapping -> mapping.kmsKeyArn() != null
                                || mapping.filterCriteria() != null
                                || mapping.filterCriteriaError() != null,
                        EventSourceMappingConfiguration::kmsKeyArn,
                        Absence.unencrypted(
                                "AWS Lambda API Reference, CreateEventSourceMapping: by default, Lambda does not"
                                        + " encrypt the filter criteria"))
                .remedy("aws lambda update-event-source-mapping --region {region} --uuid {resource_id} --kms-key-arn"
                        + " <key>");
    }

    private TypeDeclaration<LambdaClient, ?, ?> capacityProvider() {
        return type("AWS::Lambda::CapacityProvider", "Lambda capacity provider")
                .pages(
                        "ListCapacityProviders",
                        50,
                        c -> c.listCapacityProvidersPaginator(r -> r.maxItems(50)),
                        ListCapacityProvidersResponse::capacityProviders)
                .named(provider -> last(provider.capacityProviderArn()), CapacityProvider::capacityProviderArn)
                .complete()
                .key(CapacityProvider::kmsKeyArn, Absence.undocumented())
                .remedy("# make a capacity provider with the key (aws lambda create-capacity-provider --kms-key-arn"
                        + " <key>)");
    }

    /** Whether it has variables, though an answer may hide them from a caller who cannot decrypt them. */
    private static boolean hasEnvironment(FunctionConfiguration function) {
        return function.environment() != null
                && (!function.environment().variables().isEmpty()
                        || function.environment().error() != null);
    }

    private static boolean usesSnapStart(FunctionConfiguration function) {
        return Members.of(function.snapStart(), SnapStartResponse::applyOn) == SnapStartApplyOn.PUBLISHED_VERSIONS;
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf(':') + 1);
    }
}
