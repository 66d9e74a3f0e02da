package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import io.keyledger.policy.language.Json.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Principal and NotPrincipal elements. */
final class PrincipalReader {
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z0-9]{3}[A-Z0-9]{12,124}");

    private final PolicyKind kind;
    private final List<Lint> lints;

    PrincipalReader(PolicyKind kind, List<Lint> lints) {
        this.kind = kind;
        this.lints = lints;
    }

    List<PrincipalPattern> read(Member element) {
        List<PrincipalPattern> patterns = new ArrayList<>();
        switch (element.value()) {
            case Json.Value(_, var scalar, var text) when scalar == Scalar.STRING && text.equals("*") ->
                patterns.add(new PrincipalPattern.Everyone(true));
            case Json.Members(_, var members) -> {
                for (Member member : members) {
                    readType(element.name(), member, patterns);
                }
            }
            case Json.Value _, Json.Items _, Json.Nothing _ ->
                throw new RejectedException(
                        element.value().position(),
                        element.name() + " must be \"*\" or an object of AWS, Service, Federated or CanonicalUser");
        }
        if (patterns.isEmpty()) {
            throw new RejectedException(element.position(), element.name() + " names nobody");
        }
        return patterns;
    }

    private void readType(String element, Member member, List<PrincipalPattern> patterns) {
        String type = member.name();
        for (Json.Value value : PolicyParser.strings(element + "." + type, member.value())) {
            patterns.add(
                    switch (type) {
                        case "AWS" -> aws(value);
                        case "Service" -> service(value);
                        case "Federated" -> identityProvider(value);
                        case "CanonicalUser" -> canonicalUser(value);
                        default ->
                            throw new RejectedException(
                                    member.position(),
                                    "\"" + type + "\" is no kind of principal: AWS, Service, Federated and"
                                            + " CanonicalUser are");
                    });
        }
    }

    private PrincipalPattern aws(Json.Value value) {
        String text = value.text();
        if (text.equals("*")) {
            return new PrincipalPattern.Everyone(false);
        }
        if (ACCOUNT_ID.matcher(text).matches()) {
            return new PrincipalPattern.Account(text, "", text);
        }
        if (UNIQUE_ID.matcher(text).matches()) {
            lint(
                    LintCode.DELETED_PRINCIPAL,
                    value,
                    "\"" + text + "\" is the unique id of a principal that was deleted: it matches nobody");
            return new PrincipalPattern.UniqueId(text);
        }
        return Arn.parse(text).flatMap(arn -> fromArn(text, arn)).orElseGet(() -> unmatchable("AWS", value));
    }

    private static Optional<PrincipalPattern> fromArn(String text, Arn arn) {
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.contains("${")) {
            return Optional.empty();
        }
        String accountId = arn.accountId();
        String resource = arn.resource();
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (arn.service()) {
                    case "iam" -> {
                        if (resource.equals("root")) {
                            yield new PrincipalPattern.Account(text, arn.partition(), accountId);
                        }
                        if (resource.startsWith("user/")) {
                            yield new PrincipalPattern.User(text, accountId);
                        }
                        yield resource.startsWith("role/") ? new PrincipalPattern.Role(text, accountId, name) : null;
                    }
                    case "sts" -> {
                        if (resource.startsWith("federated-user/")) {
                            yield new PrincipalPattern.FederatedUser(text, accountId);
                        }
                        String[] segments = resource.split("/", -1);
                        yield segments.length == 3 && segments[0].equals("assumed-role")
                                ? new PrincipalPattern.RoleSession(text, accountId, segments[1])
                                : null;
                    }
                    default -> null;
                });
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
                "\"" + value.text() + "\" is not a principal: it matches nobody, and wildcards stand alone only");
        return new PrincipalPattern.Unmatchable(type, value.text());
    }

    private void lint(LintCode code, Json.Value value, String sentence) {
        lints.add(new Lint(code, value.position(), sentence));
    }
}
