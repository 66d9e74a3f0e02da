package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports what the audit could not read about a key. It never fails: unread facts are unknown. */
@AutoService(Check.class)
public final class KeyUnreadable implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-KEY-UNREADABLE",
                    "The audit can read everything it needs about a key",
                    Severity.MEDIUM,
                    "aws kms get-key-policy --region {region} --key-id {key_id}"
                            + " # then let the key policy delegate to the account, or allow the auditor's role",
                    "an IAM policy applies to a key only if the key policy delegates to the account")
            .explained(
                    "What the audit cannot read, it cannot judge.",
                    "The check never fails. It is UNKNOWN with a reason for each fact of the key that was not "
                            + "read.");

    private static final Verdict PASS = Verdict.pass("everything requested about the key was read");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        String unread = facts(key.key())
                .filter(KeyUnreadable::isRefused)
                .map(Observed::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        return unread.isEmpty() ? PASS : Verdict.unknown(unread);
    }

    private static Stream<Observed<?>> facts(KmsKey key) {
        return Stream.of(
                key.metadata(),
                key.aliases(),
                key.policy(),
                key.rotation(),
                key.rotations(),
                key.grants(),
                key.tags(),
                key.lastUsage());
    }

    /** Whether it was requested and not answered; facts that the settings leave out are not gaps. */
    private static boolean isRefused(Observed<?> fact) {
        return fact.isUnread() && !(fact instanceof Observed.NotAsked<?>);
    }
}
