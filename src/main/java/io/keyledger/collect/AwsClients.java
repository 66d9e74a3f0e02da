package io.keyledger.collect;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/** Makes clients, which share one pool of connections and can only make the declared calls. */
final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** The limit of calls in flight is below the size of the pool, so only a fault makes a call wait for a connection. */
    private static final Duration POOL = Duration.ofSeconds(60);

    private final SdkHttpClient http;
    private final List<ApiAction> declared;
    private final @Nullable URI endpoint;

    AwsClients(Pace pace, Collection<ApiAction> declared, @Nullable URI endpoint) {
        this.http = Apache5HttpClient.builder()
                .maxConnections(pace.concurrency() + 8)
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
                .connectionAcquisitionTimeout(POOL)
                .build();
        this.declared = List.copyOf(declared);
        this.endpoint = endpoint;
    }

    /**
     * A client whose calls are made once; {@link Attempts} repeats them. It is the caller's to close.
     *
     * @param service its prefix in IAM actions
     */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C once(
            String service, Supplier<B> builder, AwsCredentialsProvider credentials, String region) {
        return prepared(builder, credentials, region)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new ReadOnlyGuard(service, declared)))
                .build();
    }

    /** A client that repeats its calls by itself, for credentials that are renewed in the middle of another call. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C repeating(
            String service, Supplier<B> builder, AwsCredentialsProvider credentials, String region) {
        return prepared(builder, credentials, region)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .addExecutionInterceptor(new ReadOnlyGuard(service, declared)))
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepared(
            Supplier<B> builder, AwsCredentialsProvider credentials, String region) {
        B prepared = builder.get()
                .credentialsProvider(credentials)
                .region(Region.of(region))
                .httpClient(http);
        return endpoint == null ? prepared : prepared.endpointOverride(endpoint);
    }

    /** Whether a server stands in for AWS, under one name for everything. */
    boolean standIn() {
        return endpoint != null;
    }

    /** That server. */
    @Nullable
    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        http.close();
    }
}
