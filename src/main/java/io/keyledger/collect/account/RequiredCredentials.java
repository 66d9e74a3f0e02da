package io.keyledger.collect.account;

import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Refusals;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Credentials that were available when the collection started. If they become unavailable, the collection stops and can
 * be resumed; otherwise it would record every remaining call as failed.
 */
record RequiredCredentials(AwsCredentialsProvider provider) implements AwsCredentialsProvider {
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
                            + ". Renew them and run the same command again to resume.",
                    e);
        }
    }
}
