package io.keyledger.collect.catalogue;

import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUse;

/**
 * What it means that an answer names no key.
 *
 * @param meaning how the thing is encrypted then
 * @param sentence the same in a few words, for documentation
 * @param source the documentation that says so; empty where none does
 * @param verified false where no documentation of AWS was read that says so
 */
public record Absence(Encryption meaning, String sentence, String source, boolean verified) {
    /** For a purpose that has a row only where a key is named. */
    public static final Absence UNUSED = new Absence(Encryption.without(Method.UNSTATED, ""), KeyUse.NO_ROW, "", true);

    /** Not encrypted by the service. */
    public static Absence unencrypted(String source) {
        return new Absence(Encryption.without(Method.NONE, "none"), "unencrypted", source, true);
    }

    /** Encrypted with a KMS key that AWS owns. */
    public static Absence awsOwned(String source) {
        return new Absence(Encryption.without(Method.AWS_OWNED, "aws-owned"), "AWS owned key", source, true);
    }

    /** Encrypted with keys inside the service, by the service's own word for it. */
    public static Absence serviceManaged(String word, String source) {
        return new Absence(
                Encryption.without(Method.SERVICE_MANAGED, word), "service managed (" + word + ")", source, true);
    }

    /** Encrypted with the AWS managed key of that alias. */
    public static Absence awsManaged(String alias, String source) {
        return new Absence(Encryption.kms("kms", KeyReference.parse(alias)), "AWS managed key " + alias, source, true);
    }

    /** Encrypted with a KMS key, though the answer does not say which. */
    public static Absence unnamedKey(String source) {
        return new Absence(Encryption.kms("kms", KeyReference.parse("")), "a KMS key that is not named", source, true);
    }

    /** Encrypted with a key that is AWS's, though the documentation leaves open whether AWS owns or manages it. */
    public static Absence awsKey(String source) {
        return new Absence(
                Encryption.without(Method.UNSTATED, "an AWS owned key or an AWS managed key: AWS does not say which"),
                "AWS owned key or AWS managed key",
                source,
                true);
    }

    /** Encrypted as what it belongs to is, which is another row. */
    public static Absence likeParent(String parent, String source) {
        return new Absence(
                Encryption.without(Method.UNSTATED, "as its " + parent + " is encrypted"),
                "as its " + parent,
                source,
                true);
    }

    /** AWS documents nowhere what it means. */
    public static Absence undocumented() {
        return new Absence(
                Encryption.without(Method.UNSTATED, "AWS does not document what it means that no key is named"),
                "unknown: not documented",
                "",
                true);
    }

    /** The same, though it rests on general knowledge and not on a page of AWS's documentation. */
    public Absence unverified() {
        return new Absence(meaning, sentence, source, false);
    }

    /** For a reader of a row that rests on it; empty where it is documented. */
    String caution() {
        return verified ? "" : "not verified: that no key is named means " + sentence;
    }
}
