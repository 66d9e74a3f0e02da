package io.keyledger.moto;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The one Moto of this test JVM, started when a test first needs it, and emptied before each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MotoServer moto = MotoServer.shared();
 * }</pre>
 */
public final class MotoServer implements BeforeEachCallback {

    /** The account that Moto takes callers for who did not assume a role. */
    public static final String ACCOUNT = "123456789012";

    private static final MotoServer SHARED = new MotoServer();
    private static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "not-a-secret"));

    private final SdkHttpClient http = Apache5HttpClient.create();
    private @Nullable RunningMoto running;

    private MotoServer() {}

    public static MotoServer shared() {
        return SHARED;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        reset();
    }

    /** Forgets all resources, denials and the clock, in every account and Region. */
    public void reset() {
        controls().reset();
    }

    /** For the option {@code --endpoint-url}, and for clients of one's own. */
    public URI endpoint() {
        return started().endpoint();
    }

    public MotoControls controls() {
        return new MotoControls(endpoint());
    }

    /** Clients of {@link #ACCOUNT} in a Region. */
    public MotoAccount in(Region region) {
        return new MotoAccount(ACCOUNT, region, endpoint(), ANYBODY, http);
    }

    /** Clients of any account in a Region; the account and its role need not exist before. */
    public MotoAccount in(String account, Region region) {
        if (account.equals(ACCOUNT)) {
            return in(region);
        }
        return new MotoAccount(account, region, endpoint(), credentials(account, region), http);
    }

    /** Clients of an account, with an access key that names it and that outlives {@link #reset()}. */
    MotoAccount byAccessKey(String account, Region region) {
        AwsBasicCredentials key = AwsBasicCredentials.create("AKIA" + account + "TEST", "not-a-secret");
        return new MotoAccount(account, region, endpoint(), StaticCredentialsProvider.create(key), http);
    }

    private AwsCredentialsProvider credentials(String account, Region region) {
        try (StsClient sts = in(region).sts()) {
            Credentials assumed = sts.assumeRole(
                            request -> request.roleArn("arn:aws:iam::%s:role/functional-test".formatted(account))
                                    .roleSessionName("functional-test"))
                    .credentials();
            return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                    assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken()));
        }
    }

    private synchronized RunningMoto started() {
        if (running == null) {
            running = MotoStart.ofThisMachine().start();
        }
        return running;
    }
}
