package io.keyledger.check.access;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Template;
import java.util.Optional;
import java.util.Set;

/** Why a condition does not tell those inside from those outside. */
final class Fences {
    /** Keys that say who the caller is, and that no caller chooses. */
    private static final Set<String> IDENTITY = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:userid",
            "kms:calleraccount",
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceorgpaths");

    private Fences() {}

    /** Empty for a condition that can tell them apart. */
    static Optional<String> weakness(Condition condition) {
        String key = condition.keyText();
        if (IDENTITY.contains(condition.key())) {
            return ofIdentity(condition).map(weakness -> "the condition on " + key + " " + weakness);
        }
        return ofOther(condition.key()).map(weakness -> key + " " + weakness);
    }

    private static Optional<String> ofIdentity(Condition condition) {
        if (condition.values().stream().map(Condition.Value::template).anyMatch(Template::hasVariables)) {
            return Optional.of("compares the request with itself");
        }
        if (condition.operator().negated()) {
            return Optional.of("says who is left out, not who is let in");
        }
        if (condition.ifExists() || condition.qualifier() == SetQualifier.FOR_ALL_VALUES) {
            return Optional.of("holds for every request without the key");
        }
        if (condition.operator() == ConditionOperator.NULL) {
            return Optional.of("does not look at the value");
        }
        boolean wide =
                condition.values().stream().map(Condition.Value::template).anyMatch(Template::hasWildcards);
        return wide ? Optional.of("has a wildcard that outsiders match too") : Optional.empty();
    }

    private static Optional<String> ofOther(String key) {
        return switch (key) {
            case "kms:viaservice" -> weak("says through which service a request comes, not whose it is");
            case "aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "aws:viaawsservice" ->
                weak("says that services are on the way, not whose request it is");
            case "aws:useragent", "aws:referer" -> weak("is whatever the caller writes there");
            case "aws:username" -> weak("is a name that anybody can give to a user of their own");
            case "aws:principaltype" -> weak("is the same for users and roles of every account");
            case "aws:multifactorauthpresent", "aws:multifactorauthage" ->
                weak("is met by whoever has a device of their own");
            case "aws:securetransport" -> weak("is true of every request to KMS");
            case "aws:requestedregion" -> weak("is the Region of the key for everybody");
            case "aws:currenttime", "aws:epochtime", "aws:tokenissuetime" -> weak("says when, not who");
            case "aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths" ->
                weak("describes the key, not the caller");
            case "aws:principalisawsservice" -> weak("tells services from others, not whose request it is");
            case "aws:sourceip",
                    "aws:vpcsourceip",
                    "aws:sourcevpc",
                    "aws:sourcevpcarn",
                    "aws:sourcevpce",
                    "aws:vpceaccount",
                    "aws:vpceorgid",
                    "aws:vpceorgpaths" -> weak("says where a request comes from, where somebody else may be too");
            case "kms:grantisforawsresource",
                    "kms:granteeprincipal",
                    "kms:granteeserviceprincipal",
                    "kms:retiringprincipal",
                    "kms:retiringserviceprincipal",
                    "kms:grantoperations",
                    "kms:grantconstrainttype",
                    "kms:grantconstraintsourcearn" -> weak("describes the grant, and the caller makes it so");
            default -> byPrefix(key);
        };
    }

    private static Optional<String> byPrefix(String key) {
        if (key.startsWith("aws:principaltag/")) {
            return weak("is a tag that anybody can give to their own principals");
        }
        if (key.startsWith("kms:encryptioncontext")) {
            return weak("is chosen by the caller");
        }
        if (key.startsWith("aws:resourcetag/")) {
            return weak("describes the key, not the caller");
        }
        if (key.startsWith("kms:recipientattestation:")) {
            return weak("says which code runs, not whose it is");
        }
        return key.startsWith("kms:") ? weak("describes the request, not the caller") : Optional.empty();
    }

    private static Optional<String> weak(String words) {
        return Optional.of(words);
    }
}
