package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.ClassifiedResource.Risk;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyMetadata;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the cause of a finding. Findings that one decision or one answer from AWS resolves have the same cause:
 * the state of a key, a statement of a key policy however many keys have it, or the same evidence for the same check in
 * an account.
 */
final class Causes {
    private static final String ENABLED = "Enabled";
    private static final Pattern UNANSWERED =
            Pattern.compile("(?:denied|throttled|failed|not asked:?) ([a-z0-9-]+:[A-Za-z0-9]+)");

    private Causes() {}

    /**
     * What is behind a finding. Its texts are those of the finding, so that a hundred thousand causes take little
     * memory.
     *
     * @param rule what such causes have in common, for example the id of a check
     * @param place an account or a policy; empty if the detail says enough
     */
    record CauseId(String rule, String place, String detail) {
        static CauseId of(String rule, String detail) {
            return new CauseId(rule, "", detail);
        }
    }

    /** The cause of a finding about a key itself. */
    static CauseId ofKey(ClassifiedKey key, Finding finding) {
        if (finding.verdict().status() == Status.UNKNOWN) {
            return ofUnknown(finding);
        }
        return isUsable(key) ? ofEvidence(finding) : ofState(key.key().arn());
    }

    /** The cause of a finding about who can use a key. */
    static CauseId ofAccess(ClassifiedKey key, Finding finding) {
        if (finding.verdict().status() == Status.UNKNOWN) {
            return ofUnknown(finding);
        }
        String evidence = finding.verdict().evidence();
        // A check has one finding per key, so its evidence, which may name hundreds of roles, need not be kept.
        return evidence.startsWith("/")
                ? new CauseId("statement", finding.accountId() + " " + policy(key), evidence)
                : CauseId.of(finding.checkId(), key.key().arn());
    }

    /** The cause of a finding about a resource. */
    static CauseId ofResource(ClassifiedResource resource, Finding finding) {
        if (finding.verdict().status() == Status.UNKNOWN) {
            return ofUnknown(finding);
        }
        if (resource.risk() != Risk.YES) {
            return ofEvidence(finding);
        }
        return ofState(Objects.requireNonNullElseGet(
                resource.keyArn(),
                () -> resource.resource()
                        .encryption()
                        .known()
                        .map(Encryption::key)
                        .map(Object::toString)
                        .orElse(resource.resource().arn())));
    }

    /** Distinguishes policies without keeping their text. */
    private static String policy(ClassifiedKey key) {
        String text = key.key().policy().known().orElse("");
        return text.hashCode() + " " + text.length();
    }

    private static boolean isUsable(ClassifiedKey key) {
        return key.key()
                .metadata()
                .known()
                .map(KeyMetadata::keyState)
                .map(ENABLED::equals)
                .orElse(true);
    }

    private static CauseId ofState(String keyArn) {
        return CauseId.of("state", keyArn);
    }

    private static CauseId ofEvidence(Finding finding) {
        return new CauseId(
                finding.checkId(), finding.accountId(), finding.verdict().evidence());
    }

    /** The action that AWS did not answer, otherwise the reason itself. */
    private static CauseId ofUnknown(Finding finding) {
        String reason = finding.verdict().reason();
        Matcher unanswered = UNANSWERED.matcher(reason);
        return CauseId.of("unknown", unanswered.find() ? unanswered.group(1) : reason);
    }
}
