package io.keyledger.stub;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Real SDK clients against a stub server, all closed together. */
final class StubClients implements AutoCloseable {
    private final URI endpoint;
    private final AwsCredentials credentials;
    private final int attempts;
    private final SdkHttpClient http =
            Apache5HttpClient.builder().maxConnections(64).build();
    private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();
    private final Map<String, SdkAutoCloseable> built = new HashMap<>();

    private StubClients(URI endpoint, AwsCredentials credentials, int attempts) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.attempts = attempts;
        open.push(http);
    }

    /** Clients of an account that never retry, so that a test sees what the server said. */
    static StubClients of(StubServer server, String account) {
        return retrying(server, account, 1);
    }

    static StubClients retrying(StubServer server, String account, int attempts) {
        AwsCredentials credentials = AwsBasicCredentials.create(StubServer.accessKeyId(account), "any");
        return new StubClients(server.uri(), credentials, attempts);
    }

    static StubClients with(StubServer server, AwsCredentials credentials) {
        return new StubClients(server.uri(), credentials, 1);
    }

    KmsClient kms(String region) {
        return once(KmsClient.class, region, () -> built(KmsClient.builder(), region));
    }

    S3Client s3(String region) {
        return once(S3Client.class, region, () -> built(S3Client.builder().forcePathStyle(true), region));
    }

    /** For directory buckets, without the sessions that only their objects need. */
    S3Client s3Express(String region) {
        return once(
                S3Client.class,
                "express " + region,
                () -> built(S3Client.builder().disableS3ExpressSessionAuth(true), region));
    }

    Ec2Client ec2(String region) {
        return once(Ec2Client.class, region, () -> built(Ec2Client.builder(), region));
    }

    EbsClient ebs(String region) {
        return once(EbsClient.class, region, () -> built(EbsClient.builder(), region));
    }

    StsClient sts(String region) {
        return once(StsClient.class, region, () -> built(StsClient.builder(), region));
    }

    IamClient iam() {
        return once(IamClient.class, "aws-global", () -> built(IamClient.builder(), "aws-global"));
    }

    OrganizationsClient organizations() {
        return once(OrganizationsClient.class, "aws-global", () -> built(OrganizationsClient.builder(), "aws-global"));
    }

    CloudWatchClient cloudWatch(String region) {
        return once(CloudWatchClient.class, region, () -> built(CloudWatchClient.builder(), region));
    }

    @Override
    public void close() {
        open.forEach(SdkAutoCloseable::close);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C built(
            B builder, String region) {
        return keep(builder.region(Region.of(region))
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http)
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(attempts)
                                .circuitBreakerEnabled(false)
                                .backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1)))
                                .throttlingBackoffStrategy(
                                        BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1)))
                                .build()))
                .build());
    }

    private <C extends SdkAutoCloseable> C once(Class<C> type, String region, Supplier<C> building) {
        String name = type.getName() + region;
        SdkAutoCloseable known = built.get(name);
        if (known != null) {
            return type.cast(known);
        }
        C client = building.get();
        built.put(name, client);
        return client;
    }

    private <C extends SdkAutoCloseable> C keep(C client) {
        open.push(client);
        return client;
    }
}
