package io.keyledger.check.access;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import java.util.Set;

/** Whether accounts outside the trust zone can do something with a key: a check for each circle and ability. */
enum OutsiderCheck implements AccessCheck {
    PUBLIC_DECRYPT(
            Outsider.UNNAMED,
            "KMS-PUBLIC-DECRYPT",
            Severity.CRITICAL,
            Ability.DECRYPT,
            "Anybody with an AWS account can read every ciphertext under the key that they get hold of."),
    PUBLIC_SIGN(
            Outsider.UNNAMED,
            "KMS-PUBLIC-SIGN",
            Severity.CRITICAL,
            Ability.SIGN,
            "Anybody with an AWS account can sign in the owner's name."),
    PUBLIC_DELEGATE(
            Outsider.UNNAMED,
            "KMS-PUBLIC-DELEGATE",
            Severity.CRITICAL,
            Ability.CREATE_GRANTS,
            "Anybody with an AWS account can give themselves lasting use of the key."),
    PUBLIC_ENCRYPT(
            Outsider.UNNAMED,
            "KMS-PUBLIC-ENCRYPT",
            Severity.HIGH,
            Ability.ENCRYPT,
            "Anybody with an AWS account can forge data and cause costs."),
    PUBLIC_ADMINISTER(
            Outsider.UNNAMED,
            "KMS-PUBLIC-ADMINISTER",
            Severity.HIGH,
            Ability.REVOKE_GRANTS,
            "Anybody with an AWS account can stop applications by revoking their grants."),
    PUBLIC_METADATA(
            Outsider.UNNAMED,
            "KMS-PUBLIC-METADATA",
            Severity.LOW,
            Ability.READ_METADATA,
            "Descriptions, grants and public keys tell an attacker what a key is for."),
    EXTERNAL_DECRYPT(
            Outsider.NAMED,
            "KMS-EXTERNAL-DECRYPT",
            Severity.HIGH,
            Ability.DECRYPT,
            "The other account can read every ciphertext that it gets hold of."),
    EXTERNAL_SIGN(
            Outsider.NAMED,
            "KMS-EXTERNAL-SIGN",
            Severity.HIGH,
            Ability.SIGN,
            "The other account can sign in your name."),
    EXTERNAL_DELEGATE(
            Outsider.NAMED,
            "KMS-EXTERNAL-DELEGATE",
            Severity.HIGH,
            Ability.CREATE_GRANTS_TO_ANYBODY,
            "The other account can pass on your key to anybody, and you see only the grants."),
    EXTERNAL_ENCRYPT(
            Outsider.NAMED,
            "KMS-EXTERNAL-ENCRYPT",
            Severity.MEDIUM,
            Ability.ENCRYPT,
            "The other account can place forged data under your key and cause costs."),
    EXTERNAL_ADMINISTER(
            Outsider.NAMED,
            "KMS-EXTERNAL-ADMINISTER",
            Severity.MEDIUM,
            Ability.REVOKE_GRANTS,
            "The other account can stop applications by revoking their grants."),
    EXTERNAL_METADATA(
            Outsider.NAMED,
            "KMS-EXTERNAL-METADATA",
            Severity.LOW,
            Ability.READ_METADATA,
            "Descriptions, grants and public keys tell an attacker what a key is for.");

    private final Outsider outsider;
    private final Ability ability;

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts and an unmodifiable list
    private final CheckMetadata metadata;

    OutsiderCheck(Outsider outsider, String id, Severity severity, Ability ability, String why) {
        this.outsider = outsider;
        this.ability = ability;
        this.metadata = new CheckMetadata(
                        id,
                        outsider.rule + ability.phrase,
                        severity,
                        PolicyEdit.remediation(ability.edit.isEmpty() ? outsider.edit : ability.edit),
                        "AWS KMS Developer Guide, " + (ability.basis.isEmpty() ? outsider.basis : ability.basis))
                .explained(
                        why,
                        "keyledger evaluates the key policy, the grants and the policies that limit them, and searches"
                                + " for an allowed request with which " + outsider.description + " can "
                                + ability.phrase + (ability.excludesWorse ? ", but nothing worse" : "")
                                + ". If there is one, the check fails and shows the request as its witness. Only the"
                                + " worst that a statement allows is reported. The result is UNKNOWN if a policy, grant"
                                + " or identity that could change it was not read.");
    }

    /** Whose requests are searched for. */
    private enum Outsider {
        UNNAMED(
                Outsiders.Circle.PUBLIC,
                "The key policy does not let every AWS account ",
                "an account outside the trust zone that no statement names",
                "no unnamed AWS account can ",
                "name the principals, or add the condition aws:PrincipalOrgID",
                "key policies: Principal \"*\" is every identity in every AWS account unless a condition limits it"),
        NAMED(
                Outsiders.Circle.EXTERNAL,
                "No named account outside the trust zone can ",
                "an account outside the trust zone that a statement or grant names",
                "no named account outside the trust zone can ",
                "remove the principal, or add its account to the trust zone if the access is intended",
                "allowing users in other accounts to use a KMS key; the trust zone is configured");

        private final Outsiders.Circle circle;
        private final String rule;
        private final String description;
        private final String pass;
        private final String edit;
        private final String basis;

        Outsider(Outsiders.Circle circle, String rule, String description, String pass, String edit, String basis) {
            this.circle = circle;
            this.rule = rule;
            this.description = description;
            this.pass = pass;
            this.edit = edit;
            this.basis = basis;
        }
    }

    /** What they are searched for to be able to do. */
    private enum Ability {
        DECRYPT("decrypt", false, Set.of(Capability.DECRYPT)),
        SIGN("sign or generate MACs", false, Set.of(Capability.SIGN, Capability.MAC)),
        ENCRYPT("encrypt", true, Set.of(Capability.ENCRYPT)),
        READ_METADATA("read the key's metadata", true, Set.of(Capability.METADATA)),
        REVOKE_GRANTS(
                "revoke grants",
                false,
                Set.of(Capability.ADMINISTER, Capability.DESTROY),
                "allowing users in other accounts to use a KMS key: of the administrative operations, RevokeGrant works"
                        + " across accounts",
                ""),
        CREATE_GRANTS("create grants", false, Set.of(Capability.DELEGATE), Ability.CREATE_GRANT, ""),
        CREATE_GRANTS_TO_ANYBODY(
                "create grants to anybody",
                false,
                Set.of(Capability.DELEGATE),
                Ability.CREATE_GRANT,
                "add the condition Bool kms:GrantIsForAWSResource true, or fix kms:GranteePrincipal and"
                        + " kms:GrantOperations, or remove kms:CreateGrant");

        private static final String CREATE_GRANT =
                "grants: a principal with kms:CreateGrant from a key policy may grant any operation to anybody";

        private final String phrase;
        private final boolean excludesWorse;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that cannot change
        private final Set<Capability> capabilities;

        private final String basis;
        private final String edit;

        Ability(String phrase, boolean excludesWorse, Set<Capability> capabilities) {
            this(phrase, excludesWorse, capabilities, "", "");
        }

        /**
         * @param basis the source where it is not the outsider's; empty otherwise
         * @param edit the remedy where it is not the outsider's; empty otherwise
         */
        Ability(String phrase, boolean excludesWorse, Set<Capability> capabilities, String basis, String edit) {
            this.phrase = phrase;
            this.excludesWorse = excludesWorse;
            this.capabilities = capabilities;
            this.basis = basis;
            this.edit = edit;
        }
    }

    @Override
    public CheckMetadata metadata() {
        return metadata;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(key, outsider.circle, ability.capabilities, outsider.pass + ability.phrase);
    }
}
