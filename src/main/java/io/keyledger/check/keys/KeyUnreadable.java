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

/** Says of every key what of it the audit was not able to read. It never fails: what was not read is unknown. */
@AutoService(Check.class)
public final class KeyUnreadable implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-KEY-UNREADABLE",
            "The audit reads all it asks of a key",
            Severity.MEDIUM,
            "aws kms get-key-policy --region {region} --key-id {key_id}"
                    + " # then let the key policy delegate to the account, or name the auditor's role",
            "an IAM policy counts for a key only where the key policy delegates to the account");

    private static final Verdict PASS = Verdict.pass("all that was asked of the key was read");

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

    /** Whether it was asked, and not answered; what the settings leave out was not meant to be read. */
    private static boolean isRefused(Observed<?> fact) {
        return fact.isUnread() && !(fact instanceof Observed.NotAsked<?>);
    }
}
