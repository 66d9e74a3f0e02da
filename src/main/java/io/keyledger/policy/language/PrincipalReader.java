package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import io.keyledger.policy.language.Json.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Principal and NotPrincipal elements. */
final class PrincipalReader {
    private final PolicyKind kind;
    private final PrincipalForm form;
    private final List<Lint> lints;

    PrincipalReader(PolicyKind kind, PrincipalForm form, List<Lint> lints) {
        this.kind = kind;
        this.form = form;
        this.lints = lints;
    }

    List<PrincipalPattern> read(Member element) {
        List<PrincipalPattern> patterns = new ArrayList<>();
        switch (element.value()) {
            case Json.Value(var _, var scalar, var text)
            when scalar == Scalar.STRING && text.equals("*") -> patterns.add(new PrincipalPattern.Everyone(true));
            case Json.Members(var _, var members) -> {
                for (Member member : members) {
                    readType(element.name(), member, patterns);
                }
            }
            case Json.Value _, Json.Items _, Json.Nothing _ -> readBare(element, patterns);
        }
        if (patterns.isEmpty()) {
            throw new RejectedException(element.position(), element.name() + " names nobody");
        }
        return patterns;
    }

    private void readBare(Member element, List<PrincipalPattern> patterns) {
        String sentence = element.name() + " must be \"*\" or an object of AWS, Service, Federated or CanonicalUser";
        if (form == PrincipalForm.AS_AWS_ACCEPTS) {
            throw new RejectedException(element.value().position(), sentence);
        }
        for (Json.Value value : ElementStrings.strings(element.name(), element.value())) {
            lint(LintCode.BARE_PRINCIPAL, value, sentence);
            patterns.add(aws(value));
        }
    }

    private void readType(String element, Member member, List<PrincipalPattern> patterns) {
        String type = member.name();
        for (Json.Value value : ElementStrings.strings(element + "." + type, member.value())) {
            patterns.add(
                    switch (type) {
                        case "AWS" -> aws(value);
                        case "Service" -> service(value);
                        case "Federated" -> identityProvider(value);
                        case "CanonicalUser" -> canonicalUser(value);
                        default ->
                            throw new RejectedException(
                                    member.position(),
                                    "\"" + type + "\" is not a type of principal: AWS, Service, Federated and"
                                            + " CanonicalUser are");
                    });
        }
    }

    private PrincipalPattern aws(Json.Value value) {
        String text = value.text();
        Optional<PrincipalPattern> pattern = AwsPrincipals.read(text);
        if (pattern.isPresent() && pattern.get() instanceof PrincipalPattern.UniqueId) {
            lint(
                    LintCode.DELETED_PRINCIPAL,
                    value,
                    "\"" + text + "\" is the unique id of a principal that was deleted: it matches nobody");
        }
        return pattern.orElseGet(() -> unmatchable("AWS", value));
    }

    private PrincipalPattern service(Json.Value value) {
        String text = value.text();
        if (!text.equals("*") && (text.indexOf('.') < 1 || text.indexOf('*') >= 0)) {
            return unmatchable("Service", value);
        }
        return new PrincipalPattern.Service(text);
    }

    private PrincipalPattern identityProvider(Json.Value value) {
        if (kind != PolicyKind.BUCKET) {
            lint(
                    LintCode.PRINCIPAL_OF_ANOTHER_POLICY_KIND,
                    value,
                    "An identity provider is a principal in the trust policy of a role only");
        }
        return new PrincipalPattern.IdentityProvider(value.text());
    }

    private PrincipalPattern canonicalUser(Json.Value value) {
        if (kind != PolicyKind.BUCKET) {
            lint(
                    LintCode.PRINCIPAL_OF_ANOTHER_POLICY_KIND,
                    value,
                    "A canonical user is a principal in a bucket policy only");
        }
        return new PrincipalPattern.CanonicalUser(value.text());
    }

    private PrincipalPattern unmatchable(String type, Json.Value value) {
        lint(
                LintCode.UNMATCHABLE_PRINCIPAL,
                value,
                "\"" + value.text()
                        + "\" is not a principal: AWS refuses groups, wildcards that do not stand alone, and all but"
                        + " ARNs and ids of accounts, users, roles, sessions and services");
        return new PrincipalPattern.Unmatchable(type, value.text());
    }

    private void lint(LintCode code, Json.Value value, String sentence) {
        lints.add(new Lint(code, value.position(), sentence));
    }
}
