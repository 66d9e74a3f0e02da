package io.keyledger.cost;

/** The usage types of the service {@code awskms} in the price list and on bills, without their Region. */
public final class UsageTypes {
    public static final String KEYS = "KMS-Keys";
    public static final String REQUESTS = "KMS-Requests";
    static final String RSA_2048 = "KMS-Requests-Asymmetric-RSA_2048";
    static final String ASYMMETRIC = "KMS-Requests-Asymmetric";
    static final String KEY_PAIRS_ECC = "KMS-Requests-GenerateDatakeyPair-ECC";
    static final String KEY_PAIRS_RSA = "KMS-Requests-GenerateDatakeyPair-RSA";

    private UsageTypes() {}
}
