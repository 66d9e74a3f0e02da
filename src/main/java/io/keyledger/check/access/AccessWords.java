package io.keyledger.check.access;

import io.keyledger.policy.Capability;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.ConditionWords;
import java.util.Collection;
import java.util.List;

/** Puts claims of access into words. */
public final class AccessWords {
    private AccessWords() {}

    /** Who can do what. */
    static String claim(Access access) {
        return access.grantee().text() + " can " + verb(access);
    }

    /** The claim with its conditions and with the undocumented behavior of AWS that it relies on. */
    public static String wholeClaim(Access access) {
        String notes = access.notes().isEmpty() ? "" : " (not certain: " + String.join("; ", access.notes()) + ")";
        return claim(access) + ConditionWords.afterClaim(access) + notes;
    }

    /** What the grantee can do, as a verb phrase after "can". */
    static String verb(Access access) {
        String action = access.witness().request().lowerCaseAction();
        return switch (access.capability()) {
            case DECRYPT -> action.equals("kms:derivesharedsecret") ? "derive shared secrets" : "decrypt";
            case ENCRYPT -> "encrypt";
            case SIGN -> "sign";
            case MAC -> "generate MACs";
            case DELEGATE -> action.equals("kms:putkeypolicy") ? "change the key policy" : "create grants";
            case ADMINISTER -> action.equals("kms:revokegrant") ? "revoke grants" : "administer the key";
            case DESTROY -> "destroy the key or its use";
            case METADATA -> "read metadata (" + access.witness().request().action() + ")";
        };
    }

    /** What an outsider can do, as a verb phrase after "can". */
    static String list(Collection<Capability> capabilities) {
        List<String> verbs = capabilities.stream().map(AccessWords::verb).toList();
        int last = verbs.size() - 1;
        return last < 1
                ? String.join("", verbs)
                : String.join(", ", verbs.subList(0, last)) + " and " + verbs.get(last);
    }

    private static String verb(Capability capability) {
        return switch (capability) {
            case DECRYPT -> "decrypt";
            case ENCRYPT -> "encrypt";
            case SIGN -> "sign";
            case MAC -> "generate MACs";
            case DELEGATE -> "create grants";
            case ADMINISTER -> "revoke grants";
            case DESTROY -> "destroy the key or its use";
            case METADATA -> "read metadata";
        };
    }
}
