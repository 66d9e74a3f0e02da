package io.keyledger.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A check with all that its findings share. */
final class PreparedCheck<C extends Check> {
    private static final Logger LOG = LogManager.getLogger(PreparedCheck.class);

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

    /** The finding of a verdict; a check that throws gives UNKNOWN, and the other checks go on. */
    Finding finding(Subject subject, FindingIds ids, Supplier<Verdict> evaluation) {
        Verdict verdict = verdict(subject, evaluation);
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
                verdict.status() == Status.FAIL ? remediation.of(subject) : "",
                frameworks,
                "");
    }

    private Verdict verdict(Subject subject, Supplier<Verdict> evaluation) {
        try {
            return evaluation.get();
        } catch (RuntimeException broken) {
            log(subject, broken);
            return Verdict.unknown("the check itself broke: " + broken);
        }
    }

    /** Shows where it broke once; a million findings would only repeat it. */
    private void log(Subject subject, RuntimeException broken) {
        if (broke.compareAndSet(false, true)) {
            LOG.error("The check {} broke on {}", metadata.id(), subject.resourceArn(), broken);
            return;
        }
        LOG.debug("The check {} broke on {}: {}", metadata.id(), subject.resourceArn(), broken.toString());
    }
}
