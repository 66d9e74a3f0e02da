package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.ClassifiedResource.Risk;
import io.keyledger.classify.KeyStates;

/** Finds resources encrypted with another account's key: its owner can make the data unreadable. */
@AutoService(Check.class)
public final class KeyOfOtherAccount implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "RESOURCE-KEY-OF-OTHER-ACCOUNT",
                    "Resources are encrypted with keys of their own account or a trusted account",
                    Severity.MEDIUM,
                    "# encrypt {resource_arn} with a key of account {account_id}, or add the key's account to the"
                            + " setting trusted-key-accounts",
                    "the owner of a key controls all data under it; the setting trusted-key-accounts lists trusted"
                            + " accounts")
            .explained(
                    "The owner of the key can make the data unreadable at any time.",
                    "The check fails if the key belongs to an account that is neither the resource's own nor a "
                            + "trusted one.",
                    "trusted-key-accounts");

    private static final Verdict NO_KEY = Verdict.notApplicable("no KMS key visible to the account is involved");
    private static final Verdict OWN = Verdict.pass("the key belongs to the account of the resource");
    private static final Verdict TRUSTED = Verdict.pass("the key belongs to a trusted account");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean coversPurpose(String kind) {
        return true;
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        String owner = resource.keyAccountId();
        if (owner == null) {
            boolean none = resource.risk() == Risk.NOT_APPLICABLE
                    || resource.keyState().equals(KeyStates.GONE);
            return none ? NO_KEY : Verdict.unknown(resource.note());
        }
        if (owner.equals(resource.resource().accountId())) {
            return OWN;
        }
        if (context.settings().trustedKeyAccounts().contains(owner)) {
            return TRUSTED;
        }
        return Verdict.fail(
                "the key belongs to account " + owner,
                resource.resource()
                        .encryption()
                        .known()
                        .map(encryption -> encryption.key().text())
                        .orElse(owner));
    }
}
