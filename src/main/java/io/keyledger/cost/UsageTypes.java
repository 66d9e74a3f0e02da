package io.keyledger.cost;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The usage types of the service {@code awskms} in the price list and on bills, without their Region. */
public final class UsageTypes {
    public static final String KEYS = "KMS-Keys";
    public static final String REQUESTS = "KMS-Requests";
    public static final String RSA_2048 = "KMS-Requests-Asymmetric-RSA_2048";
    public static final String ASYMMETRIC = "KMS-Requests-Asymmetric";
    /** What the usage types of data key pairs start with; the k is small. */
    public static final String KEY_PAIRS = "KMS-Requests-GenerateDatakeyPair-";

    public static final String KEY_PAIRS_ECC = KEY_PAIRS + "ECC";
    public static final String KEY_PAIRS_RSA = KEY_PAIRS + "RSA";

    private static final Pattern REGIONAL = Pattern.compile("(?:([a-z]{2,5}(?:-[a-z]+)+-\\d+)-)?(KMS-.+)");

    private UsageTypes() {}

    /** The usage type without its Region; itself if it is not KMS's. */
    public static String withoutRegion(String listed) {
        Matcher regional = REGIONAL.matcher(listed);
        return regional.matches() ? regional.group(2) : listed;
    }

    /** The Region that a usage type starts with; empty if it starts with none. */
    public static Optional<String> region(String listed) {
        Matcher regional = REGIONAL.matcher(listed);
        return regional.matches() ? Optional.ofNullable(regional.group(1)) : Optional.empty();
    }
}
