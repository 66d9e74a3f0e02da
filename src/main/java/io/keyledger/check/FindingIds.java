package io.keyledger.check;

import io.keyledger.inventory.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids of all findings about one subject. For one thread. */
final class FindingIds {
    // Keeps a spreadsheet from reading an id of digits and one e as a number.
    private static final String PREFIX = "kl-";

    private static final int BYTES = 10;

    private final MessageDigest sha256 = sha256();
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

    /** Resources without an ARN of their own are identified by type and id. */
    private static String name(Subject subject) {
        return subject.resourceArn().isEmpty() ? subject.resourceId() : subject.resourceArn();
    }

    /** The purpose of a resource's own data is empty, so that its finding ids stay stable. */
    private static String purpose(Subject subject) {
        return subject.purpose().equals(Purpose.DATA) ? "" : subject.purpose().toString() + '\n';
    }

    /** The id of a check's finding; the same in every run, whatever the verdict. */
    String of(byte[] checkId) {
        sha256.update(subject);
        byte[] digest = sha256.digest(checkId);
        return PREFIX + HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
