package io.keyledger.check;

import io.keyledger.inventory.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The id of a check's finding about a subject: the same in every run, whatever the verdict. It is computed when
 * somebody asks for it, because most findings pass and are only counted. Immutable, and safe to share between threads.
 */
public final class FindingId {
    // Keeps a spreadsheet from reading an id of digits and one e as a number.
    private static final String PREFIX = "kl-";

    private static final int BYTES = 10;

    private final byte[] subject;
    private final byte[] checkId;

    /**
     * The id of a finding.
     *
     * @param subject what the finding is about, in UTF-8; nobody changes it
     * @param checkId in UTF-8; nobody changes it
     */
    FindingId(byte[] subject, byte[] checkId) {
        this.subject = subject;
        this.checkId = checkId;
    }

    /** As it stands in the files. */
    public String text() {
        MessageDigest sha256 = Sha256.newDigest();
        sha256.update(subject);
        return PREFIX + HexFormat.of().formatHex(sha256.digest(checkId), 0, BYTES);
    }

    /** The id of a finding by its subject and check as texts. */
    public static FindingId of(String subject, String checkId) {
        return new FindingId(subject.getBytes(StandardCharsets.UTF_8), checkId.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FindingId id && text().equals(id.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
