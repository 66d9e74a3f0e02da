package io.keyledger.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A check with everything that its findings share. */
final class PreparedCheck<C extends Check> {
    private final C check;
    private final CheckMetadata metadata;
    private final Severity severity;
    private final List<String> frameworks;
    private final Remediation remediation;
    private final byte[] idBytes;
    private final AtomicBoolean broke = new AtomicBoolean();

    PreparedCheck(C check, Severity severity, List<String> frameworks) {
        this.check = check;
        this.metadata = check.metadata();
        this.severity = severity;
        this.frameworks = frameworks;
        this.remediation = new Remediation(metadata.remediation());
        this.idBytes = metadata.id().getBytes(StandardCharsets.UTF_8);
    }

    C check() {
        return check;
    }

    /** The id of its finding about a subject. */
    FindingId findingId(FindingIds ids) {
        return ids.of(idBytes);
    }

    /** The finding for a verdict; a check that throws gives UNKNOWN and does not stop the others. */
    Finding finding(Subject subject, FindingIds ids, Supplier<Verdict> evaluation) {
        return finding(
                subject,
                ids,
                guarded(subject.resourceArn(), evaluation, Function.identity()).about(subject.purpose()),
                List.of());
    }

    /** The finding of an access check, with the remedies of its issues ahead of the commands. */
    Finding accessFinding(Subject subject, FindingIds ids, Supplier<AccessVerdict> evaluation) {
        return accessFinding(
                subject,
                ids,
                VerdictText.of(judgement(subject.resourceArn(), evaluation).verdict()));
    }

    /** The finding for a verdict that is known. */
    Finding accessFinding(Subject subject, FindingIds ids, VerdictText judged) {
        return finding(subject, ids, judged.verdict(), judged.remedies());
    }

    private Finding finding(Subject subject, FindingIds ids, Verdict verdict, List<String> remedies) {
        return new Finding(
                ids.of(idBytes),
                subject.accountId(),
                subject.region(),
                metadata.id(),
                metadata.title(),
                severity,
                verdict,
                subject.resourceType(),
                subject.resourceId(),
                subject.resourceArn(),
                subject.keyArn(),
                subject.custody(),
                verdict.status() == Status.FAIL ? remediation(subject, remedies) : "",
                frameworks,
                "",
                subject.keyName());
    }

    private String remediation(Subject subject, List<String> remedies) {
        String commands = remediation.of(subject);
        return remedies.isEmpty() ? commands : String.join("; ", remedies) + "; " + commands;
    }

    /** The result of an access check; one that throws gives UNKNOWN. */
    AccessJudgement judgement(String keyArn, Supplier<AccessVerdict> evaluation) {
        return new AccessJudgement(
                metadata, severity, guarded(keyArn, evaluation, unknown -> new AccessVerdict(unknown, List.of())));
    }

    private <T> T guarded(String resourceArn, Supplier<T> evaluation, Function<Verdict, T> unknown) {
        try {
            return evaluation.get();
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException broken) {
            log(resourceArn, broken);
            return unknown.apply(Verdict.unknown("the check itself failed: " + broken));
        }
    }

    /**
     * Logs the stack trace once, because a million findings would only repeat it. The logger is created lazily to keep
     * offline commands fast.
     */
    private void log(String resourceArn, RuntimeException broken) {
        Logger logger = LogManager.getLogger(PreparedCheck.class);
        if (broke.compareAndSet(false, true)) {
            logger.error("The check {} failed on {}", metadata.id(), resourceArn, broken);
            return;
        }
        logger.debug("The check {} failed on {}: {}", metadata.id(), resourceArn, broken.toString());
    }
}
