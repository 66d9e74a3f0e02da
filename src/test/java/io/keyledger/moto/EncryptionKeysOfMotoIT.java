package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.rds.RdsClient;

class EncryptionKeysOfMotoIT {

    private static final String TRUST = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"Service": "lambda.amazonaws.com"}}]}\
        """;

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final MotoAccount account = moto.in(Region.US_EAST_1);

    @Test
    void aFunctionKeepsItsKeyUntilItIsTakenAway() {
        LambdaClient lambda = account.client(LambdaClient.builder());
        Role role = account.iam()
                .createRole(r -> r.roleName("orders").assumeRolePolicyDocument(TRUST))
                .role();
        String key = account.kms().createKey().keyMetadata().arn();
        lambda.createFunction(r -> r.functionName("orders")
                .role(role.arn())
                .kmsKeyArn(key)
                .packageType(PackageType.ZIP)
                .runtime("python3.13")
                .handler("orders.handler")
                .code(code -> code.zipFile(SdkBytes.fromUtf8String("code"))));

        assertThat(lambda.listFunctions().functions())
                .singleElement()
                .satisfies(function -> assertThat(function.kmsKeyArn()).isEqualTo(key));
        assertThat(lambda.getFunctionConfiguration(r -> r.functionName("orders"))
                        .kmsKeyArn())
                .isEqualTo(key);

        lambda.updateFunctionConfiguration(r -> r.functionName("orders").kmsKeyArn(""));
        assertThat(lambda.getFunctionConfiguration(r -> r.functionName("orders"))
                        .kmsKeyArn())
                .isNull();
    }

    @Test
    void performanceInsightsOfAnInstanceAndAClusterKeepTheirKeys() {
        RdsClient rds = account.client(RdsClient.builder());
        String key = account.kms().createKey().keyMetadata().arn();
        rds.createDBInstance(r -> r.dbInstanceIdentifier("orders")
                .engine("postgres")
                .dbInstanceClass("db.m5.large")
                .allocatedStorage(20)
                .enablePerformanceInsights(true)
                .performanceInsightsKMSKeyId(key));
        rds.createDBInstance(r -> r.dbInstanceIdentifier("plain")
                .engine("postgres")
                .dbInstanceClass("db.m5.large")
                .allocatedStorage(20));
        rds.createDBCluster(r -> r.dbClusterIdentifier("orders")
                .engine("aurora-postgresql")
                .masterUsername("root")
                .masterUserPassword("not-a-secret"));
        rds.modifyDBCluster(r ->
                r.dbClusterIdentifier("orders").enablePerformanceInsights(true).performanceInsightsKMSKeyId(key));

        assertThat(rds.describeDBInstances(r -> r.dbInstanceIdentifier("orders"))
                        .dbInstances())
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.performanceInsightsEnabled()).isTrue();
                    assertThat(instance.performanceInsightsKMSKeyId()).isEqualTo(key);
                });
        assertThat(rds.describeDBInstances(r -> r.dbInstanceIdentifier("plain")).dbInstances())
                .singleElement()
                .satisfies(instance ->
                        assertThat(instance.performanceInsightsKMSKeyId()).isNull());
        assertThat(rds.describeDBClusters().dbClusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.performanceInsightsEnabled()).isTrue();
            assertThat(cluster.performanceInsightsKMSKeyId()).isEqualTo(key);
        });
    }
}
