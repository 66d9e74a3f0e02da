package io.keyledger.moto;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * SDK clients of one account in one Region of Moto. They retry nothing. Good until the next {@link MotoServer#reset()}.
 *
 * @param account a 12-digit account id
 * @param credentials whose calls land in that account
 */
public record MotoAccount(
        String account, Region region, URI endpoint, AwsCredentialsProvider credentials, SdkHttpClient http) {

    public KmsClient kms() {
        return configured(KmsClient.builder()).build();
    }

    public S3Client s3() {
        return configured(S3Client.builder()).forcePathStyle(true).build();
    }

    public Ec2Client ec2() {
        return configured(Ec2Client.builder()).build();
    }

    public EbsClient ebs() {
        return configured(EbsClient.builder()).build();
    }

    public IamClient iam() {
        return configured(IamClient.builder()).build();
    }

    public StsClient sts() {
        return configured(StsClient.builder()).build();
    }

    public CloudWatchClient cloudWatch() {
        return configured(CloudWatchClient.builder()).build();
    }

    public OrganizationsClient organizations() {
        return configured(OrganizationsClient.builder()).build();
    }

    /** A client of any other service, such as {@code client(DynamoDbClient.builder())}. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return configured(builder).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
        return builder.region(region)
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .httpClient(new OneHost(http, endpoint))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
