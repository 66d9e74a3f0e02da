package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.docdb.DocDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.mwaa.MwaaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ModelledAwsIT {

    private static final String ACCOUNT = "777000000001";
    private static final String KEY = "arn:aws:kms:us-east-1:777000000001:key/24fe16b7-cb91-4868-8c6d-4deafd528c51";

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final ModelledAws aws = ModelledAws.account(ACCOUNT);
    private final MotoAccount account = aws.in(Region.US_EAST_1);
    private final DynamoDbClient dynamoDb = account.client(DynamoDbClient.builder());

    @Test
    void aServiceOfTheJsonProtocolAnswersAboutWhatWasAsked() {
        TableDescription table =
                dynamoDb.describeTable(r -> r.tableName("orders")).table();

        assertThat(table.tableName()).isEqualTo("orders");
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:777000000001:table/orders");
        assertThat(table.sseDescription().kmsMasterKeyArn()).isEqualTo(KEY);
        assertThat(table.creationDateTime()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void aListingAndADescriptionAreOfTheSameThing() {
        String name = dynamoDb.listTables().tableNames().getFirst();

        assertThat(dynamoDb.describeTable(r -> r.tableName(name)).table().tableName())
                .isEqualTo(name);
    }

    @Test
    void servicesOfTheQueryProtocolAnswer() {
        RdsClient rds = account.client(RdsClient.builder());
        SnsClient sns = account.client(SnsClient.builder());
        String topic = sns.listTopics().topics().getFirst().topicArn();

        assertThat(rds.describeDBInstances(r -> r.dbInstanceIdentifier("orders"))
                        .dbInstances())
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.dbInstanceIdentifier()).isEqualTo("orders");
                    assertThat(instance.storageEncrypted()).isTrue();
                    assertThat(instance.kmsKeyId()).isEqualTo(KEY);
                    assertThat(instance.performanceInsightsKMSKeyId()).isEqualTo(KEY);
                });
        assertThat(topic).isEqualTo("arn:aws:sns:us-east-1:777000000001:topic-name");
        assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
                .containsEntry("TopicArn", topic)
                .containsEntry("KmsMasterKeyId", KEY);
    }

    @Test
    void attributesOfAQueueAreThoseOfTheQueueAskedFor() {
        SqsClient sqs = account.client(SqsClient.builder());
        String queue = "https://sqs.us-east-1.amazonaws.com/777000000001/orders";

        assertThat(sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:777000000001:orders")
                .containsEntry(QueueAttributeName.KMS_MASTER_KEY_ID, KEY)
                .containsEntry(QueueAttributeName.CREATED_TIMESTAMP, "1767323045");
    }

    @Test
    void servicesOfTheRestJsonProtocolAnswer() {
        LambdaClient lambda = account.client(LambdaClient.builder());
        EfsClient efs = account.client(EfsClient.builder());
        MwaaClient mwaa = account.client(MwaaClient.builder());

        assertThat(lambda.getFunctionConfiguration(r -> r.functionName("orders")))
                .satisfies(function -> assertThat(function.functionName()).isEqualTo("orders"))
                .satisfies(function -> assertThat(function.functionArn())
                        .isEqualTo("arn:aws:lambda:us-east-1:777000000001:function/orders"))
                .satisfies(function -> assertThat(function.kmsKeyArn()).isEqualTo(KEY));
        assertThat(efs.describeFileSystems().fileSystems())
                .singleElement()
                .satisfies(fileSystem -> assertThat(fileSystem.kmsKeyId()).isEqualTo(KEY));
        assertThat(mwaa.getEnvironment(r -> r.name("orders")).environment())
                .satisfies(environment -> assertThat(environment.name()).isEqualTo("orders"))
                .satisfies(environment -> assertThat(environment.kmsKey()).isEqualTo(KEY));
    }

    @Test
    void kinesisAnswersInCbor() {
        KinesisClient kinesis = account.client(KinesisClient.builder());

        StreamDescriptionSummary stream =
                kinesis.describeStreamSummary(r -> r.streamName("orders")).streamDescriptionSummary();

        assertThat(stream.streamARN()).isEqualTo("arn:aws:kinesis:us-east-1:777000000001:stream/orders");
        assertThat(stream.keyId()).isEqualTo(KEY);
        assertThat(stream.streamCreationTimestamp()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void volumesAndRegionsOfEc2Answer() {
        List<Volume> volumes = account.ec2()
                .describeVolumes(r -> r.volumeIds("vol-1", "vol-2"))
                .volumes();

        assertThat(volumes).extracting(Volume::volumeId).containsExactly("vol-1", "vol-2");
        assertThat(volumes).extracting(Volume::kmsKeyId).containsOnly(KEY);
        assertThat(account.ec2().describeRegions().regions())
                .as("Moto's")
                .anySatisfy(region -> assertThat(region.regionName()).isEqualTo("eu-west-1"));
    }

    @Test
    void s3ControlAnswersInXml() {
        S3ControlClient s3Control = account.client(S3ControlClient.builder());

        assertThat(s3Control
                        .getStorageLensConfiguration(r -> r.accountId(ACCOUNT).configId("orders"))
                        .storageLensConfiguration()
                        .dataExport()
                        .s3BucketDestination()
                        .encryption()
                        .ssekms()
                        .keyId())
                .isEqualTo(KEY);
    }

    @Test
    void servicesOfOneSigningNameAreToldApart() {
        aws.with("docdb.DescribeDBClusters", "DBClusters.Engine", "docdb");

        assertThat(account.client(DocDbClient.builder()).describeDBClusters().dbClusters())
                .singleElement()
                .satisfies(cluster -> assertThat(cluster.engine()).isEqualTo("docdb"));
        assertThat(account.client(RdsClient.builder()).describeDBClusters().dbClusters())
                .singleElement()
                .satisfies(cluster -> assertThat(cluster.engine()).isEqualTo("engine"));
    }

    @Test
    void keysAndBucketsAreMotosThereToo() {
        String key = account.kms().createKey().keyMetadata().arn();
        aws.key(key);

        assertThat(key).startsWith("arn:aws:kms:us-east-1:777000000001:key/");
        assertThat(dynamoDb.describeTable(r -> r.tableName("orders"))
                        .table()
                        .sseDescription()
                        .kmsMasterKeyArn())
                .isEqualTo(key);
        assertThat(account.s3().listBuckets().buckets()).isEmpty();
    }

    @Test
    void aTestSaysWhichMembersAreThere() {
        aws.without("dynamodb.DescribeTable", "Table.SSEDescription")
                .with("rds.DescribeDBInstances", "DBInstances[].StorageEncrypted", false)
                .with("codepipeline.GetPipeline", "pipeline.artifactStores{}.encryptionKey.id", "alias/orders")
                .with("sqs.GetQueueAttributes", "Attributes", Map.of("SqsManagedSseEnabled", "true"));

        assertThat(dynamoDb.describeTable(r -> r.tableName("orders")).table().sseDescription())
                .isNull();
        assertThat(account.client(RdsClient.builder()).describeDBInstances().dbInstances())
                .extracting(DBInstance::storageEncrypted)
                .containsExactly(false);
        assertThat(account.client(CodePipelineClient.builder())
                        .getPipeline(r -> r.name("orders"))
                        .pipeline()
                        .artifactStores()
                        .values())
                .extracting(store -> store.encryptionKey().id())
                .containsExactly("alias/orders");
        assertThat(account.client(SqsClient.builder())
                        .getQueueAttributes(r -> r.queueUrl("orders"))
                        .attributesAsStrings())
                .isEqualTo(Map.of("SqsManagedSseEnabled", "true"));
    }

    @Test
    void listingsComeInPagesInEveryWayOfPaging() {
        aws.twoPages("dynamodb.ListTables")
                .twoPages("ec2.DescribeVolumes")
                .twoPages("lambda.ListFunctions")
                .twoPages("rds.DescribeDBInstances")
                .twoPages("kinesis.ListStreams");

        assertThat(dynamoDb.listTablesPaginator().tableNames()).containsExactly("table-name", "table-name-2");
        assertThat(account.ec2().describeVolumesPaginator().volumes())
                .extracting(Volume::volumeId)
                .containsExactly("volume-id", "volume-id-2");
        assertThat(account.client(LambdaClient.builder())
                        .listFunctionsPaginator()
                        .functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("function-name", "function-name-2");
        assertThat(account.client(RdsClient.builder())
                        .describeDBInstancesPaginator()
                        .dbInstances())
                .extracting(DBInstance::dbInstanceIdentifier)
                .containsExactly("db-instance-id", "db-instance-id-2");
        assertThat(account.client(KinesisClient.builder())
                        .listStreamsPaginator()
                        .streamNames())
                .containsExactly("stream-name", "stream-name-2");
    }

    @Test
    void thereCanBeNothing() {
        aws.empty("dynamodb.ListTables").empty("rds.DescribeDBInstances");

        assertThat(dynamoDb.listTables().tableNames()).isEmpty();
        assertThat(account.client(RdsClient.builder()).describeDBInstances().dbInstances())
                .isEmpty();
    }

    @Test
    void anOperationFailsInTheFormatOfItsService() {
        aws.failing("dynamodb.ListTables", "AccessDeniedException", 400)
                .failing("rds.DescribeDBInstances", "AccessDenied", 403)
                .failing("lambda.ListFunctions", "TooManyRequestsException", 429)
                .failing("kinesis.ListStreams", "LimitExceededException", 400)
                .failing("ec2.DescribeVolumes", "UnauthorizedOperation", 403)
                .failing("s3control.ListJobs", "AccessDenied", 403);

        refuses("AccessDeniedException", 400, dynamoDb::listTables);
        refuses("AccessDenied", 403, () -> account.client(RdsClient.builder()).describeDBInstances());
        refuses(
                "TooManyRequestsException",
                429,
                () -> account.client(LambdaClient.builder()).listFunctions());
        refuses(
                "LimitExceededException",
                400,
                () -> account.client(KinesisClient.builder()).listStreams());
        refuses("UnauthorizedOperation", 403, () -> account.ec2().describeVolumes());
        refuses(
                "AccessDenied",
                403,
                () -> account.client(S3ControlClient.builder()).listJobs(r -> r.accountId(ACCOUNT)));
    }

    @Test
    void deniedActionsAndCountsOfCallsReachModelledServices() {
        moto.controls().deny("elasticfilesystem:DescribeFileSystems");

        refuses(
                "AccessDeniedException",
                403,
                () -> account.client(EfsClient.builder()).describeFileSystems());
        assertThat(moto.controls().calls()).containsEntry("efs:DescribeFileSystems", 1);
    }

    @Test
    void whatTheModelForbidsIsRefused() {
        refuses("ValidationException", 400, () -> dynamoDb.listTables(r -> r.limit(101)));
        refuses("ValidationException", 400, () -> dynamoDb.describeTable(r -> {}));
    }

    @Test
    void theAccountIsThatOfTheAccessKey() {
        assertThat(account.sts().getCallerIdentity().account()).isEqualTo(ACCOUNT);
        assertThat(moto.in(ACCOUNT, Region.US_EAST_1)
                        .client(DynamoDbClient.builder())
                        .listTables()
                        .tableNames())
                .as("or that of the role")
                .containsExactly("table-name");
    }

    @Test
    void accountsDoNotMeet() {
        ModelledAws.account("777000000002").without("dynamodb.DescribeTable", "Table.SSEDescription");

        assertThat(dynamoDb.describeTable(r -> r.tableName("orders")).table().sseDescription())
                .isNotNull();
        aws.empty("dynamodb.ListTables").plain();
        assertThat(dynamoDb.listTables().tableNames()).hasSize(1);
    }

    @Test
    void aMemberOrAPageOrAnAccountThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> aws.without("dynamodb.DescribeTable", "Table.NoSuchMember"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no member NoSuchMember");
        assertThatThrownBy(() -> aws.twoPages("dynamodb.DescribeTable")).hasMessageContaining("has no pages");
        assertThatThrownBy(() -> aws.empty("dynamodb.ListNothing")).hasMessageContaining("no operation ListNothing");
        assertThatThrownBy(() -> ModelledAws.account("123456789012")).hasMessageContaining("begin with 777");
    }

    private static void refuses(String code, int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode() + " " + refusal.statusCode())
                                .isEqualTo(code + " " + status));
    }
}
