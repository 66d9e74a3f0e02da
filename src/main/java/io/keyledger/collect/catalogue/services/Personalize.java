package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetGroup;
import software.amazon.awssdk.services.personalize.model.DatasetGroupSummary;
import software.amazon.awssdk.services.personalize.model.ListDatasetGroupsResponse;
import software.amazon.awssdk.services.personalize.model.ListMetricAttributionsResponse;
import software.amazon.awssdk.services.personalize.model.MetricAttribution;
import software.amazon.awssdk.services.personalize.model.MetricAttributionOutput;
import software.amazon.awssdk.services.personalize.model.S3DataConfig;

/** Amazon Personalize. */
@AutoService(DeclaredService.class)
public final class Personalize extends CatalogueService<PersonalizeClient> {
    private final Items<PersonalizeClient, DatasetGroupSummary> datasetGroups = items(
            "ListDatasetGroups",
            100,
            c -> c.listDatasetGroupsPaginator(r -> r.maxResults(100)),
            ListDatasetGroupsResponse::datasetGroups);

    /** Declares the service. */
    public Personalize() {
        super(PersonalizeClient.class, "personalize", "personalize", unpublished(), "");
    }

    @Override
    protected PersonalizeClient client(CollectorContext context) {
        return context.client(PersonalizeClient.class, PersonalizeClient::builder);
    }

    @Override
    protected List<TypeDeclaration<PersonalizeClient, ?, ?>> declare() {
        return List.of(datasetGroup(), metricAttribution());
    }

    private TypeDeclaration<PersonalizeClient, ?, ?> datasetGroup() {
        return type("AWS::Personalize::DatasetGroup", "Personalize dataset group")
                .from(datasetGroups)
                .named(DatasetGroupSummary::name, DatasetGroupSummary::datasetGroupArn)
                .each(
                        "DescribeDatasetGroup",
                        (c, one) -> c.describeDatasetGroup(r -> r.datasetGroupArn(one.datasetGroupArn()))
                                .datasetGroup(),
                        DatasetGroup::name,
                        "ResourceNotFoundException")
                .key(
                        DatasetGroup::kmsKeyArn,
                        Absence.awsKey("Amazon Personalize Developer Guide, data encryption: KMS keys that Amazon"
                                + " Personalize manages unless you provide a key"))
                .created(DatasetGroup::creationDateTime)
                .remedy("# make a dataset group with the key (aws personalize create-dataset-group --kms-key-arn <key>"
                        + " --role-arn <role>): the key of a dataset group cannot be changed");
    }

    private TypeDeclaration<PersonalizeClient, ?, ?> metricAttribution() {
        // CloudFormation has no such type.
        return type("AWS::Personalize::MetricAttribution", "Personalize metric attribution")
                .from(datasetGroups.children(
                        "ListMetricAttributions",
                        100,
                        (c, group) -> c.listMetricAttributionsPaginator(
                                r -> r.datasetGroupArn(group.datasetGroupArn()).maxResults(100)),
                        ListMetricAttributionsResponse::metricAttributions))
                .named(one -> one.item().name(), one -> one.item().metricAttributionArn())
                .each(
                        "DescribeMetricAttribution",
                        (c, one) -> c.describeMetricAttribution(
                                        r -> r.metricAttributionArn(one.item().metricAttributionArn()))
                                .metricAttribution(),
                        MetricAttribution::name,
                        "ResourceNotFoundException")
                .withoutData()
                .purpose(
                        "output",
                        one -> Members.of(
                                Members.of(one.metricsOutputConfig(), MetricAttributionOutput::s3DataDestination),
                                S3DataConfig::kmsKeyArn))
                .created(MetricAttribution::creationDateTime)
                .remedy("# aws personalize update-metric-attribution --metric-attribution-arn {resource_arn}"
                        + " --metrics-output-config s3DataDestination={path=<path>,kmsKeyArn=<key>},roleArn=<role>");
    }
}
