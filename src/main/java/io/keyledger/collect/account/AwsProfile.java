package io.keyledger.collect.account;

import io.keyledger.collect.call.Refusals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The source of the caller's credentials and default Region: a named profile, as with the AWS CLI's {@code --profile},
 * or the SDK's default chain.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html">AWS CLI: Configuration and
 *     credential file settings</a>
 */
public record AwsProfile(@Nullable String name) {
    public AwsCredentialsProvider credentials() {
        return name == null ? DefaultCredentialsProvider.builder().build() : ProfileCredentialsProvider.create(name);
    }

    /**
     * The configured Region.
     *
     * @param standIn whether an endpoint stands in for AWS; then there is no EC2 instance metadata to wait for
     */
    Optional<Region> region(boolean standIn) {
        try {
            return Optional.of(regions(standIn).getRegion());
        } catch (SdkClientException _) {
            return Optional.empty();
        }
    }

    private AwsRegionProvider regions(boolean standIn) {
        AwsRegionProvider ofProfile =
                name == null ? new AwsProfileRegionProvider() : new AwsProfileRegionProvider(null, name);
        if (name == null && !standIn) {
            return DefaultAwsRegionProviderChain.builder().build();
        }
        return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), ofProfile);
    }

    /** Why there are no credentials. A named profile takes precedence over all other sources. */
    String noCredentials() {
        Optional<String> named =
                Optional.ofNullable(name).or(ProfileFileSystemSetting.AWS_PROFILE::getNonDefaultStringValue);
        return named.flatMap(profile -> problem(profile)
                        .map(problem -> "The AWS profile '" + profile + "' gives no credentials: " + problem + "."))
                .orElse("There are no AWS credentials. Set AWS_PROFILE or AWS_ACCESS_KEY_ID, pass --profile, or run"
                        + " where a role gives them.");
    }

    private static Optional<String> problem(String profile) {
        if (ProfileFile.defaultProfileFile().profile(profile).isEmpty()) {
            return Optional.of("the AWS configuration and credentials files contain no such profile; 'aws configure"
                    + " list-profiles' shows those that exist");
        }
        try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.create(profile)) {
            provider.resolveCredentials();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Refusals.reason(e));
        }
    }
}
