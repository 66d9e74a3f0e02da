package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import java.util.List;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetGroup;
import software.amazon.awssdk.services.personalize.model.DatasetGroupSummary;
import software.amazon.awssdk.services.personalize.model.ListDatasetGroupsResponse;

/** Amazon Personalize. */
@AutoService(DeclaredService.class)
public final class Personalize extends CatalogueService<PersonalizeClient> {
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
        return List.of(type("AWS::Personalize::DatasetGroup", "Personalize dataset group")
                .pages(
                        "ListDatasetGroups",
                        100,
                        c -> c.listDatasetGroupsPaginator(r -> r.maxResults(100)),
                        ListDatasetGroupsResponse::datasetGroups)
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
                        + " --role-arn <role>): the key of a dataset group cannot be changed"));
    }
}
