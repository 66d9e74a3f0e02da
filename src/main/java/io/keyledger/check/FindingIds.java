package io.keyledger.check;

import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The ids of all findings about one subject. For one thread. */
final class FindingIds {
    // Keeps a spreadsheet from reading an id of digits and one e as a number.
    private static final String PREFIX = "kl-";

    private static final int BYTES = 10;

    private final MessageDigest sha256 = Sha256.newDigest();
    private final byte[] subject;

    FindingIds(Subject subject) {
        this.subject = (subject.accountId()
                        + '\n'
                        + subject.region()
                        + '\n'
                        + subject.resourceType()
                        + '\n'
                        + name(subject)
                        + '\n'
                        + purpose(subject))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Resources that have no ARN of their own are told apart by their type and id. */
    private static String name(Subject subject) {
        return subject.resourceArn().isEmpty() ? subject.resourceId() : subject.resourceArn();
    }

    /** A resource's own data is what its id has always been about. */
    private static String purpose(Subject subject) {
        return subject.purpose().equals(Purpose.DATA) ? "" : subject.purpose().toString() + '\n';
    }

    /** The id of a check's finding: the same in every run, whatever the verdict. */
    String of(byte[] checkId) {
        sha256.update(subject);
        byte[] digest = sha256.digest(checkId);
        return PREFIX + HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
