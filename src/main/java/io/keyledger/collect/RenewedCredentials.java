package io.keyledger.collect;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials that were good once. Where they can't be renewed, the collection is over, rather than full of gaps. */
record RenewedCredentials(AwsCredentialsProvider provider) implements AwsCredentialsProvider, SdkAutoCloseable {
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (AbortedException e) {
            throw CollectException.interrupted(e);
        } catch (RuntimeException e) {
            throw CollectException.of(
                    CollectException.Kind.CREDENTIALS_LOST,
                    "The AWS credentials could not be renewed: " + Refusals.reason(e)
                            + ". Log in anew and run the same command again to go on.",
                    e);
        }
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
