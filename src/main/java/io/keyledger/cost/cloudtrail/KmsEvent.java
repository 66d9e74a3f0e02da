package io.keyledger.cost.cloudtrail;

/**
 * A request to KMS for one key, as a record of CloudTrail tells it; what it does not tell is empty.
 *
 * @param keyArn of the key that is billed: of a ReEncrypt, the one that it decrypts with
 * @param keyPairSpec of a data key pair
 * @param service through which the caller used the key
 * @param errorCode of a request that failed
 * @param recipientAccount in whose trail the record stands
 * @param shared whether the same event stands in the trail of another account too
 */
record KmsEvent(
        String keyArn,
        String keyAccount,
        String region,
        String operation,
        String keyPairSpec,
        Caller caller,
        String service,
        String resource,
        String errorCode,
        String recipientAccount,
        boolean shared) {
    /** The account that is billed for the request: that of the caller, or of the key where a service acts for itself. */
    String payer() {
        return caller.accountId().isEmpty() ? keyAccount : caller.accountId();
    }

    boolean acrossAccounts() {
        return shared && !payer().equals(keyAccount);
    }
}
