package io.keyledger.check.grants;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.Grant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Finds grants to users and roles that are older than the configured limit. */
@AutoService(Check.class)
public final class GrantStale implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-STALE",
                    "Grants to users and roles are not older than configured",
                    Severity.LOW,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id>"
                            + " # after checking that it is no longer needed",
                    "the setting stale-grant-days; grants never expire")
            .explained(
                    "Old grants are often access that everyone has forgotten.",
                    "The check fails for a grant to a user or role that is older than the limit. Grants to services"
                            + " live as long as their resource. The result is UNKNOWN if not all grants were read.",
                    "stale-grant-days");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return GrantRules.judge(
                key,
                grant -> stale(grant, context),
                "no grant to a user or role is older than " + context.settings().staleGrantDays() + " days");
    }

    /** Grants to services live as long as their resource. */
    private static Optional<String> stale(Grant grant, CheckContext context) {
        GranteeKind kind = GranteeKind.of(grant);
        Instant created = grant.creationDate();
        boolean counts = kind == GranteeKind.IDENTITY || kind == GranteeKind.ACCOUNT;
        return counts
                        && created != null
                        && context.daysSince(created) > context.settings().staleGrantDays()
                ? Optional.of("was created on " + LocalDate.ofInstant(created, ZoneOffset.UTC) + ", more than "
                        + context.settings().staleGrantDays() + " days before the audit")
                : Optional.empty();
    }
}
