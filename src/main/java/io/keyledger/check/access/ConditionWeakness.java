package io.keyledger.check.access;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Template;
import java.util.Optional;
import java.util.Set;

/** Explains why a condition does not separate insiders from outsiders. */
final class ConditionWeakness {
    /** Condition keys that identify the caller and that callers cannot choose. */
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

    private ConditionWeakness() {}

    /** The weakness; empty for a condition that can separate them. */
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
            return Optional.of("excludes callers but does not say who is allowed");
        }
        if (condition.ifExists() || condition.qualifier() == SetQualifier.FOR_ALL_VALUES) {
            return Optional.of("matches every request without the key");
        }
        if (condition.operator() == ConditionOperator.NULL) {
            return Optional.of("does not look at the value");
        }
        boolean wide =
                condition.values().stream().map(Condition.Value::template).anyMatch(Template::hasWildcards);
        return wide ? Optional.of("has a wildcard that outsiders also match") : Optional.empty();
    }

    private static Optional<String> ofOther(String key) {
        return switch (key) {
            case "kms:viaservice" -> weak("identifies the service that a request comes through, not the caller");
            case "aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "aws:viaawsservice" ->
                weak("says that a request comes through services, not who the caller is");
            case "aws:useragent", "aws:referer" -> weak("is free text chosen by the caller");
            case "aws:username" -> weak("is a name that anybody can give their own user");
            case "aws:principaltype" -> weak("is the same for users and roles of every account");
            case "aws:multifactorauthpresent", "aws:multifactorauthage" ->
                weak("is met by anybody with an MFA device of their own");
            case "aws:securetransport" -> weak("is true of every request to KMS");
            case "aws:requestedregion" -> weak("is the key's Region for every caller");
            case "aws:currenttime", "aws:epochtime", "aws:tokenissuetime" -> weak("says when, not who");
            case "aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths" ->
                weak("describes the key, not the caller");
            case "aws:principalisawsservice" ->
                weak("separates services from other callers, not one caller from" + " another");
            case "aws:sourceip",
                    "aws:vpcsourceip",
                    "aws:sourcevpc",
                    "aws:sourcevpcarn",
                    "aws:sourcevpce",
                    "aws:vpceaccount",
                    "aws:vpceorgid",
                    "aws:vpceorgpaths" -> weak("says where a request comes from, not who the caller is");
            case "kms:grantisforawsresource",
                    "kms:granteeprincipal",
                    "kms:granteeserviceprincipal",
                    "kms:retiringprincipal",
                    "kms:retiringserviceprincipal",
                    "kms:grantoperations",
                    "kms:grantconstrainttype",
                    "kms:grantconstraintsourcearn" -> weak("describes the grant, which the caller chooses");
            default -> byPrefix(key);
        };
    }

    private static Optional<String> byPrefix(String key) {
        if (key.startsWith("aws:principaltag/")) {
            return weak("is a tag that anybody can give their own principals");
        }
        if (key.startsWith("kms:encryptioncontext")) {
            return weak("is chosen by the caller");
        }
        if (key.startsWith("aws:resourcetag/")) {
            return weak("describes the key, not the caller");
        }
        if (key.startsWith("kms:recipientattestation:")) {
            return weak("says which code runs, not who runs it");
        }
        return key.startsWith("kms:") ? weak("describes the request, not the caller") : Optional.empty();
    }

    private static Optional<String> weak(String words) {
        return Optional.of(words);
    }
}
