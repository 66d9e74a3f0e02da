package io.keyledger.policy.decision;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.keyledger.policy.language.Vocabulary;
import io.keyledger.policy.request.Request;
import java.util.Set;

/** Facts about KMS actions from the KMS developer guide. */
public final class KmsActionFacts {
    /** The only operations that work on a key of another account. */
    public static final Set<String> ACROSS_ACCOUNTS = Set.of(
            "kms:creategrant",
            "kms:decrypt",
            "kms:derivesharedsecret",
            "kms:describekey",
            "kms:encrypt",
            "kms:generatedatakey",
            "kms:generatedatakeypair",
            "kms:generatedatakeypairwithoutplaintext",
            "kms:generatedatakeywithoutplaintext",
            "kms:generatemac",
            "kms:getkeyrotationstatus",
            "kms:getpublickey",
            "kms:listgrants",
            "kms:reencryptfrom",
            "kms:reencryptto",
            "kms:retiregrant",
            "kms:revokegrant",
            "kms:sign",
            "kms:verify",
            "kms:verifymac");

    static final String RETIRE_GRANT = "kms:retiregrant";
    static final String CREATE_GRANT = "kms:creategrant";

    private static final Set<String> WITH_ENCRYPTION_CONTEXT = Set.of(
            "kms:creategrant",
            "kms:decrypt",
            "kms:encrypt",
            "kms:generatedatakey",
            "kms:generatedatakeypair",
            "kms:generatedatakeypairwithoutplaintext",
            "kms:generatedatakeywithoutplaintext",
            "kms:reencryptfrom",
            "kms:reencryptto");

    private static final Set<String> ON_ALIASES = Set.of("kms:createalias", "kms:updatealias", "kms:deletealias");

    private static final Set<String> WITHOUT_KEY = Vocabulary.shipped().actions().stream()
            .filter(action -> !action.resources().contains("key"))
            .map(Vocabulary.Action::lowerCaseName)
            .filter(action -> action.startsWith("kms:"))
            .collect(toUnmodifiableSet());

    private KmsActionFacts() {}

    /** Whether the action, in lower case, works on a key of another account. */
    public static boolean worksAcrossAccounts(String lowerCaseAction) {
        return ACROSS_ACCOUNTS.contains(lowerCaseAction);
    }

    /** Whether the action, in lower case, has an encryption context, or makes a grant that bounds one. */
    public static boolean hasEncryptionContext(String lowerCaseAction) {
        return WITH_ENCRYPTION_CONTEXT.contains(lowerCaseAction);
    }

    static boolean isOnAliases(Request request) {
        return ON_ALIASES.contains(request.lowerCaseAction());
    }

    /** Whether only IAM policies decide, because the action is not about a key. */
    static boolean isWithoutKey(Request request) {
        if (isOnAliases(request)) {
            return request.resource().isAlias();
        }
        return WITHOUT_KEY.contains(request.lowerCaseAction());
    }

    /** Nobody but AWS creates, moves or deletes the aliases of AWS managed keys. */
    static boolean isReservedAlias(Request request) {
        return isOnAliases(request) && request.resource().arn().contains(":alias/aws/");
    }
}
