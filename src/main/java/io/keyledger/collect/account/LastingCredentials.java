package io.keyledger.collect.account;

import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Refusals;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Credentials that were there when the collection began. Where they can no longer be had it ends and can be gone on with,
 * for otherwise it would go to its end and find everything unread.
 */
record LastingCredentials(AwsCredentialsProvider provider) implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (AbortedException | CollectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw CollectException.of(
                    CollectException.Kind.CREDENTIALS_LOST,
                    "AWS credentials are no longer available: " + Refusals.reason(e)
                            + ". Renew them and run the same command again to go on.",
                    e);
        }
    }
}
