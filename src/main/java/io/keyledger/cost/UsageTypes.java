package io.keyledger.cost;

/** The usage types of the service {@code awskms} in the price list and on bills, without their Region. */
public final class UsageTypes {
    public static final String KEYS = "KMS-Keys";
    public static final String REQUESTS = "KMS-Requests";
    static final String RSA_2048 = "KMS-Requests-Asymmetric-RSA_2048";
    static final String ASYMMETRIC = "KMS-Requests-Asymmetric";
    /** What the usage types of data key pairs start with; the k is small. */
    public static final String KEY_PAIRS = "KMS-Requests-GenerateDatakeyPair-";

    static final String KEY_PAIRS_ECC = KEY_PAIRS + "ECC";
    static final String KEY_PAIRS_RSA = KEY_PAIRS + "RSA";

    private UsageTypes() {}
}
