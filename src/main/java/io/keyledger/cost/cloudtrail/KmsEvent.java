package io.keyledger.cost.cloudtrail;

/**
 * A KMS request for one key, from a CloudTrail record; fields that the record lacks are empty.
 *
 * @param keyArn the billed key: for ReEncrypt, the one it decrypts with
 * @param keyPairSpec the spec of a data key pair
 * @param service the service through which the caller used the key
 * @param errorCode the error of a failed request
 * @param recipientAccount the account that received the record
 * @param shared whether another account's trail has the same event
 */
record KmsEvent(
        String keyArn,
        String keyAccount,
        String region,
        String operation,
        String keyPairSpec,
        EventCaller caller,
        String service,
        String resource,
        String errorCode,
        String recipientAccount,
        boolean shared) {
    /** The account that is billed: the caller's, or the key's if a service acts for itself. */
    String payer() {
        return caller.accountId().isEmpty() ? keyAccount : caller.accountId();
    }

    boolean acrossAccounts() {
        return shared && !payer().equals(keyAccount);
    }
}
