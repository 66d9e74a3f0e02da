package io.keyledger.check;

import io.keyledger.inventory.Purpose;
import java.nio.charset.StandardCharsets;

/** The ids of all findings about one subject. For one thread. */
final class FindingIds {
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

    FindingId of(byte[] checkId) {
        return new FindingId(subject, checkId);
    }
}
