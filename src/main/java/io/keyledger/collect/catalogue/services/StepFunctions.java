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
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** AWS Step Functions. */
@AutoService(DeclaredService.class)
public final class StepFunctions extends CatalogueService<SfnClient> {
    private static final Absence OWNED = Absence.awsOwned(
            "Step Functions API Reference, EncryptionConfiguration: encrypted with AWS owned keys automatically");

    /** Declares the service. */
    public StepFunctions() {
        super(SfnClient.class, "states", "states", unpublished(), "");
    }

    @Override
    protected SfnClient client(CollectorContext context) {
        return context.client(SfnClient.class, SfnClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SfnClient, ?, ?>> declare() {
        return List.of(stateMachine(), activity());
    }

    private TypeDeclaration<SfnClient, ?, ?> stateMachine() {
        return type("AWS::StepFunctions::StateMachine", "Step Functions state machine")
                .pages(
                        "ListStateMachines",
                        1000,
                        c -> c.listStateMachinesPaginator(r -> r.maxResults(1000)),
                        ListStateMachinesResponse::stateMachines)
                .named(StateMachineListItem::name, StateMachineListItem::stateMachineArn)
                .each(
                        "DescribeStateMachine",
                        // Without the definition, so that the call does not need the key.
                        (c, machine) -> c.describeStateMachine(r ->
                                r.stateMachineArn(machine.stateMachineArn()).includedData(IncludedData.METADATA_ONLY)),
                        DescribeStateMachineResponse::name,
                        "StateMachineDoesNotExist")
                .key(machine -> Members.of(machine.encryptionConfiguration(), EncryptionConfiguration::kmsKeyId), OWNED)
                .created(DescribeStateMachineResponse::creationDate)
                .lost(
                        KeyLoss.AT_ONCE,
                        "AWS Step Functions API Reference, StartExecution and DescribeExecution:"
                                + " KmsInvalidStateException")
                .remedy("aws stepfunctions update-state-machine --region {region} --state-machine-arn {resource_arn}"
                        + " --encryption-configuration type=CUSTOMER_MANAGED_KMS_KEY,kmsKeyId=<key>");
    }

    private TypeDeclaration<SfnClient, ?, ?> activity() {
        return type("AWS::StepFunctions::Activity", "Step Functions activity")
                .pages(
                        "ListActivities",
                        1000,
                        c -> c.listActivitiesPaginator(r -> r.maxResults(1000)),
                        ListActivitiesResponse::activities)
                .named(ActivityListItem::name, ActivityListItem::activityArn)
                .each(
                        "DescribeActivity",
                        (c, activity) -> c.describeActivity(r -> r.activityArn(activity.activityArn())),
                        DescribeActivityResponse::name,
                        "ActivityDoesNotExist")
                .key(
                        activity -> Members.of(activity.encryptionConfiguration(), EncryptionConfiguration::kmsKeyId),
                        OWNED)
                .created(DescribeActivityResponse::creationDate)
                .lost(KeyLoss.AT_ONCE, "AWS Step Functions API Reference, GetActivityTask: KmsInvalidStateException")
                .remedy("# make an activity with the key (aws stepfunctions create-activity --encryption-configuration"
                        + " type=CUSTOMER_MANAGED_KMS_KEY,kmsKeyId=<key>): the key of an activity cannot be changed");
    }
}
