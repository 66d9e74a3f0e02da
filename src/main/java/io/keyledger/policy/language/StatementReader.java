package io.keyledger.policy.language;

import io.keyledger.policy.language.Json.Member;
import io.keyledger.policy.language.Json.Members;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the statements of one policy, in order. */
final class StatementReader {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final PolicyKind kind;
    private final PolicyVersion version;
    private final PrincipalForm form;
    private final List<Lint> lints;
    private final PrincipalReader principals;
    private final ConditionReader conditions;
    private final Set<String> sids = new HashSet<>();

    StatementReader(PolicyKind kind, PolicyVersion version, PrincipalForm form, List<Lint> lints) {
        this.kind = kind;
        this.version = version;
        this.form = form;
        this.lints = lints;
        this.principals = new PrincipalReader(kind, form, lints);
        this.conditions = new ConditionReader(kind, version, lints);
    }

    Statement read(int index, Json json) {
        if (!(json instanceof Members statement)) {
            throw new RejectedException(json.position(), "A statement must be an object, not " + json.typeName());
        }
        for (Member member : statement.members()) {
            if (!ELEMENTS.contains(member.name())) {
                throw new RejectedException(
                        member.position(), "\"" + member.name() + "\" is not an element of a statement");
            }
        }
        return new Statement(
                index,
                sid(statement),
                statement.position(),
                effect(statement),
                principal(statement),
                action(statement),
                resource(statement),
                statement.member("Condition").map(conditions::read).orElse(List.of()));
    }

    private @Nullable String sid(Members statement) {
        Optional<Member> member = statement.member("Sid");
        if (member.isEmpty()) {
            return null;
        }
        String sid = ElementStrings.string(member.get());
        if (!sid.isEmpty() && !sids.add(sid)) {
            lint(LintCode.REPEATED_SID, member.get().position(), "Another statement has the Sid \"" + sid + "\" too");
        }
        return sid;
    }

    private static Effect effect(Members statement) {
        Member member = statement
                .member("Effect")
                .orElseThrow(() -> new RejectedException(statement.position(), "The statement has no Effect"));
        String text = ElementStrings.string(member);
        for (Effect effect : Effect.values()) {
            if (effect.text().equals(text)) {
                return effect;
            }
        }
        throw new RejectedException(member.value().position(), "Effect must be Allow or Deny, not \"" + text + "\"");
    }

    private PrincipalSpec principal(Members statement) {
        Optional<Member> element = oneOf(statement, "Principal", "NotPrincipal");
        if (element.isEmpty()) {
            return kind.namesPrincipals() ? missingPrincipal(statement) : new PrincipalSpec.Implied();
        }
        Member member = element.get();
        if (!kind.namesPrincipals()) {
            refuse(
                    LintCode.UNEXPECTED_PRINCIPAL,
                    member.position(),
                    "A policy that is attached to its principal must not have " + member.name());
        }
        List<PrincipalPattern> patterns = principals.read(member);
        if (member.name().equals("Principal")) {
            return new PrincipalSpec.Named(patterns);
        }
        lint(
                LintCode.NOT_PRINCIPAL,
                member.position(),
                "NotPrincipal means everyone else, every account included, and may deny the session, role or account"
                        + " behind a listed principal");
        return new PrincipalSpec.Not(patterns);
    }

    private PrincipalSpec missingPrincipal(Members statement) {
        refuse(
                LintCode.MISSING_PRINCIPAL,
                statement.position(),
                "A statement of this kind of policy must have a Principal");
        return kind.bindsEveryone() ? new PrincipalSpec.Implied() : new PrincipalSpec.Named(List.of());
    }

    private void refuse(LintCode code, Position position, String sentence) {
        if (form == PrincipalForm.AS_AWS_ACCEPTS) {
            throw new RejectedException(position, sentence);
        }
        lint(code, position, sentence);
    }

    private ActionSpec action(Members statement) {
        Optional<Member> element = oneOf(statement, "Action", "NotAction");
        if (element.isEmpty()) {
            if (kind != PolicyKind.KEY) {
                throw new RejectedException(statement.position(), "The statement has no Action");
            }
            lint(
                    LintCode.MISSING_ACTION,
                    statement.position(),
                    "The statement has no Action: KMS accepts it, and it has no effect");
            return new ActionSpec.Missing();
        }
        Member member = element.get();
        List<ActionPattern> patterns = new ArrayList<>();
        for (Json.Value value : ElementStrings.strings(member.name(), member.value())) {
            String text = value.text();
            if (!text.equals("*") && text.indexOf(':') < 1) {
                lint(
                        LintCode.ACTION_WITHOUT_SERVICE,
                        value.position(),
                        "\"" + text + "\" names no service: an action is written as service:name");
            }
            if (text.indexOf(':') != text.lastIndexOf(':')) {
                lint(
                        LintCode.MALFORMED_ACTION,
                        value.position(),
                        "\"" + text + "\" has more than one colon: an action is written as service:name");
            }
            ActionPattern pattern = ActionPattern.of(text);
            VocabularyLints.action(pattern, value.position()).ifPresent(lints::add);
            patterns.add(pattern);
        }
        lintIfEmpty(member, patterns);
        return member.name().equals("Action") ? new ActionSpec.Listed(patterns) : new ActionSpec.Not(patterns);
    }

    private ResourceSpec resource(Members statement) {
        Optional<Member> element = oneOf(statement, "Resource", "NotResource");
        if (element.isEmpty()) {
            return missingResource(statement);
        }
        Member member = element.get();
        List<Template> patterns = new ArrayList<>();
        for (Json.Value value : ElementStrings.strings(member.name(), member.value())) {
            Template pattern = Template.of(value.text(), true, version.hasVariables());
            lintResource(value, pattern);
            patterns.add(kind.completesArns() ? pattern.completed() : pattern);
        }
        lintIfEmpty(member, patterns);
        return member.name().equals("Resource") ? new ResourceSpec.Listed(patterns) : new ResourceSpec.Not(patterns);
    }

    private ResourceSpec missingResource(Members statement) {
        if (kind != PolicyKind.KEY && kind != PolicyKind.BUCKET) {
            throw new RejectedException(statement.position(), "The statement has no Resource");
        }
        if (kind == PolicyKind.KEY) {
            lint(
                    LintCode.MISSING_RESOURCE,
                    statement.position(),
                    "The statement has no Resource: KMS accepts it, and it has no effect");
        }
        return new ResourceSpec.Missing();
    }

    private void lintResource(Json.Value value, Template pattern) {
        String text = value.text();
        if (text.equals("*")) {
            return;
        }
        if (kind == PolicyKind.KEY) {
            lint(
                    LintCode.FOREIGN_RESOURCE,
                    value.position(),
                    "\"" + text + "\" has an effect only if it is the ARN of the key that has this policy");
        }
        if (!text.startsWith("arn:") && !text.startsWith("*") && !text.startsWith("${")) {
            lint(LintCode.RESOURCE_WITHOUT_ARN, value.position(), "\"" + text + "\" is neither an ARN nor *");
        }
        if (pattern.hasVariableBeforeResource()) {
            lint(
                    LintCode.VARIABLE_BEFORE_RESOURCE,
                    value.position(),
                    "\"" + text + "\" has a policy variable before the fifth colon, where AWS does not support one");
        }
        if (!version.hasVariables() && text.contains("${")) {
            lint(
                    LintCode.VARIABLE_WITHOUT_EFFECT,
                    value.position(),
                    "\"" + text + "\" is plain text: policy variables need \"Version\": \"2012-10-17\"");
        }
    }

    private void lintIfEmpty(Member member, List<?> patterns) {
        if (patterns.isEmpty()) {
            lint(LintCode.EMPTY_LIST, member.position(), member.name() + " is an empty list: it matches nothing");
        }
    }

    private static Optional<Member> oneOf(Members statement, String element, String negated) {
        Optional<Member> positive = statement.member(element);
        Optional<Member> negative = statement.member(negated);
        if (positive.isPresent() && negative.isPresent()) {
            throw new RejectedException(
                    negative.get().position(), "A statement has either " + element + " or " + negated + ", not both");
        }
        return positive.or(() -> negative);
    }

    private void lint(LintCode code, Position position, String sentence) {
        lints.add(new Lint(code, position, sentence));
    }
}
