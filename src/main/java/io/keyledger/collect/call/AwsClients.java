package io.keyledger.collect.call;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Creates the SDK clients. They share one connection pool, make only declared calls, and accept only answers that AWS
 * could have given.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);
    /** The limit on concurrent calls is below the pool size, so a wait for a connection indicates a fault. */
    private static final Duration POOL = Duration.ofSeconds(60);

    private final SdkHttpClient http;
    private final Pace pace;
    private final List<ApiAction> declared;
    private final @Nullable URI endpoint;
    private final AnswerBounds bounds;
    private final Optional<Proxy> proxy;
    private final AnswerBody body;
    private final RequestBudget budget;
    private final Attempts attempts;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("keyledger-call-limit").factory());

    /**
     * Prepares the connection pool.
     *
     * @param endpoint an endpoint that stands in for all of AWS
     * @param environment the environment variables, which may name a proxy
     */
    public AwsClients(
            Pace pace,
            Collection<ApiAction> declared,
            @Nullable URI endpoint,
            AnswerBounds bounds,
            Map<String, String> environment,
            Ticks ticks) {
        this.proxy = Proxy.of(environment, endpoint);
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .maxConnections(pace.concurrency() + 8)
                .connectionTimeout(CONNECT)
                .socketTimeout(bounds.silence())
                .connectionAcquisitionTimeout(POOL);
        proxy.ifPresent(named -> builder.proxyConfiguration(named.configuration()));
        this.http = endpoint == null ? builder.build() : new StandInHost(builder.build(), endpoint.getHost());
        this.pace = pace;
        this.declared = List.copyOf(declared);
        this.endpoint = endpoint;
        this.bounds = bounds;
        this.body = new AnswerBody(bounds.bytes());
        this.budget = new RequestBudget(pace.share(), ticks);
        this.attempts = new Attempts(pace);
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Creates a client that makes each call once; {@link Attempts} repeats it. The caller closes the client.
     *
     * @param type the class for which the actions are declared
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C once(
            Class<C> type, Supplier<B> builder, AwsCredentialsProvider credentials, String region) {
        return prepared(builder, credentials, region)
                .overrideConfiguration(override -> checked(override, type).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** Creates a client that repeats its calls by itself, for credentials that are renewed during another call. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C repeating(
            Class<C> type, Supplier<B> builder, AwsCredentialsProvider credentials, String region) {
        return prepared(builder, credentials, region)
                .overrideConfiguration(override -> checked(override, type)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(pace.attempts())
                                .backoffStrategy(BackoffStrategy.exponentialDelay(pace.retryDelay(), LONGEST_DELAY))
                                .throttlingBackoffStrategy(
                                        BackoffStrategy.exponentialDelay(pace.throttleDelay(), LONGEST_DELAY))
                                .build())
                        .apiCallTimeout(bounds.whole().multipliedBy(2)))
                .build();
    }

    /** The SDK calls the interceptors of a response from last to first. */
    private ClientOverrideConfiguration.Builder checked(ClientOverrideConfiguration.Builder override, Class<?> type) {
        return override.apiCallAttemptTimeout(bounds.whole())
                // A server that stands in for AWS has one name for everything.
                .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, endpoint != null)
                .scheduledExecutorService(clock)
                .addExecutionInterceptor(new ReadOnlyGuard(type, declared))
                .addExecutionInterceptor(new AnswerMembers())
                .addExecutionInterceptor(new AnswerForm())
                .addExecutionInterceptor(body);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepared(
            Supplier<B> builder, AwsCredentialsProvider credentials, String region) {
        B prepared = builder.get()
                .credentialsProvider(credentials)
                .region(Region.of(region))
                .httpClient(http);
        return endpoint == null ? prepared : prepared.endpointOverride(endpoint);
    }

    /** Returns the calls of one account and Region; all share one budget. */
    public Calls calls(String accountId, String region, Coverage coverage) {
        return new Calls(accountId, region, budget, attempts, coverage, standIn());
    }

    /** Whether one endpoint stands in for all of AWS. */
    public boolean standIn() {
        return endpoint != null;
    }

    /** The message for an endpoint that cannot be reached. */
    public String unreachable(String region, SdkException failure) {
        return EndpointProblem.unreachable(endpoint, proxy, region, failure);
    }

    /** The message for an endpoint that does not answer like AWS. */
    public String notAws(String answer) {
        return EndpointProblem.notAws(endpoint, answer);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.close();
    }
}
