package io.keyledger.collect.account;

import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Refusals;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The caller's verified credentials, and the roles assumed with them. */
public final class Session implements AutoCloseable {
    private static final String FIRST_REGION = "us-east-1";
    /** A Region that cannot be disabled, per partition. */
    private static final Map<String, String> HOMES =
            Map.of("aws", FIRST_REGION, "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-west-1");

    private final AwsCredentialsProvider credentials;
    private final StsClient sts;
    private final CallerIdentity caller;
    private final String region;
    private final Queue<StsAssumeRoleCredentialsProvider> assumed = new ConcurrentLinkedQueue<>();

    private Session(AwsCredentialsProvider credentials, StsClient sts, CallerIdentity caller, String region) {
        this.credentials = credentials;
        this.sts = sts;
        this.caller = caller;
        this.region = region;
    }

    /** Verifies the credentials with GetCallerIdentity, and closes them with this session. */
    public static Session open(
            AwsClients clients, Scope scope, AwsProfile profile, AwsCredentialsProvider credentials) {
        requireCredentials(profile, credentials);
        String region = homeRegion(scope, profile.region(clients.standIn()));
        StsClient sts =
                clients.repeating(StsClient.class, StsClient::builder, new RequiredCredentials(credentials), region);
        try {
            return new Session(credentials, sts, identify(sts, clients, region), region);
        } catch (RuntimeException e) {
            sts.close();
            close(credentials);
            throw e;
        }
    }

    private static void requireCredentials(AwsProfile profile, AwsCredentialsProvider credentials) {
        try {
            credentials.resolveCredentials();
        } catch (RuntimeException e) {
            close(credentials);
            throw CollectException.of(CollectException.Kind.CREDENTIALS, profile.noCredentials(), e);
        }
    }

    private static CallerIdentity identify(StsClient sts, AwsClients clients, String region) {
        try {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();
            if (identity.account() == null || identity.arn() == null) {
                throw CollectException.configuration(clients.notAws("its answer does not identify the caller"));
            }
            return new CallerIdentity(identity.account(), identity.arn(), partition(identity.arn()));
        } catch (AwsServiceException e) {
            throw refused(e, clients, region);
        } catch (AbortedException e) {
            throw CollectException.interrupted(e);
        } catch (SdkException e) {
            throw Refusals.isUnusable(e)
                    ? CollectException.of(CollectException.Kind.CONFIGURATION, clients.notAws(Refusals.message(e)), e)
                    : CollectException.of(CollectException.Kind.UNREACHABLE, clients.unreachable(region, e), e);
        }
    }

    private static CollectException refused(AwsServiceException answer, AwsClients clients, String region) {
        if (Refusals.code(answer).isEmpty()) {
            return CollectException.of(
                    CollectException.Kind.CONFIGURATION, clients.notAws(Refusals.message(answer)), answer);
        }
        if (Refusals.isPassing(answer)) {
            return CollectException.of(
                    CollectException.Kind.UNAVAILABLE,
                    (answer.isThrottlingException() ? "AWS throttles sts:GetCallerIdentity in " : "AWS has a fault in ")
                            + region + ": " + Refusals.message(answer) + ". Try again later.",
                    answer);
        }
        return CollectException.of(
                CollectException.Kind.CREDENTIALS,
                Refusals.isExpired(answer)
                        ? "The AWS credentials have expired. Renew them, for example with 'aws sso login', and run the"
                                + " same command again."
                        : "AWS does not accept the credentials: " + Refusals.message(answer)
                                + ". Check AWS_PROFILE or AWS_ACCESS_KEY_ID.",
                answer);
    }

    private static String partition(String arn) {
        return arn.split(":", 3)[1];
    }

    /** The configured Region, unless the scope is in another partition. A Region of the scope may be disabled. */
    private static String homeRegion(Scope scope, Optional<Region> configured) {
        if (scope.regions().isEmpty()) {
            return configured.map(Region::id).orElse(FIRST_REGION);
        }
        String first = scope.regions().getFirst();
        String wanted = PartitionMetadata.of(Region.of(first)).id();
        return configured
                .filter(region -> PartitionMetadata.of(region).id().equals(wanted))
                .map(Region::id)
                .orElse(HOMES.getOrDefault(wanted, first));
    }

    public CallerIdentity caller() {
        return caller;
    }

    /** The Region for calls about the account itself. */
    public String region() {
        return region;
    }

    /** The caller's own credentials. */
    public AwsCredentialsProvider own() {
        return new RequiredCredentials(credentials);
    }

    /** Credentials of a role in an account, renewed automatically. */
    AwsCredentialsProvider assume(String accountId, String roleName, String name, @Nullable String externalId) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn("arn:" + caller.partition() + ":iam::" + accountId + ":role/" + roleName)
                .roleSessionName(name)
                .externalId(externalId)
                .build();
        var role = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request)
                .build();
        assumed.add(role);
        return role;
    }

    @Override
    public void close() {
        assumed.forEach(StsAssumeRoleCredentialsProvider::close);
        sts.close();
        close(credentials);
    }

    private static void close(AwsCredentialsProvider credentials) {
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
