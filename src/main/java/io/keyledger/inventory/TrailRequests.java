package io.keyledger.inventory;

/**
 * Requests for a key with the same attributes, counted in CloudTrail's records; attributes that the records lack are
 * empty. A request between two accounts is recorded for both, and counted in a fact of each.
 *
 * @param accountId the account that counted them
 * @param keyArn the billed key
 * @param keyPairSpec the spec of a data key pair
 * @param caller the ARN of a role, user or root, the name of a service, or an account
 * @param callerAccountId the caller's account; empty if a service acts for itself
 * @param service the service through which the caller used the key
 * @param resource what the service names in the encryption context
 * @param errorCode the error of failed requests
 * @param recipientAccountId the account that received the records; empty if several did
 * @param shared whether another account received records of the same requests
 */
public record TrailRequests(
        String accountId,
        String region,
        String keyArn,
        String operation,
        String keyPairSpec,
        String caller,
        String callerAccountId,
        String service,
        String resource,
        String errorCode,
        String recipientAccountId,
        boolean shared,
        long requests)
        implements Fact {}
