package io.keyledger.policy.language;

import io.keyledger.policy.language.Json.Member;
import io.keyledger.policy.language.Json.Members;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads Condition elements. */
final class ConditionReader {
    private static final String IF_EXISTS = "ifexists";

    private final PolicyKind kind;
    private final PolicyVersion version;
    private final List<Lint> lints;

    ConditionReader(PolicyKind kind, PolicyVersion version, List<Lint> lints) {
        this.kind = kind;
        this.version = version;
        this.lints = lints;
    }

    List<Condition> read(Member element) {
        List<Condition> conditions = new ArrayList<>();
        for (Member operator : members("Condition", element.value()).members()) {
            readOperator(operator, conditions);
        }
        return conditions;
    }

    private void readOperator(Member member, List<Condition> conditions) {
        String text = member.name();
        String rest = text;
        SetQualifier qualifier = SetQualifier.NONE;
        for (SetQualifier candidate : List.of(SetQualifier.FOR_ALL_VALUES, SetQualifier.FOR_ANY_VALUE)) {
            String prefix = candidate.prefix();
            if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
                qualifier = candidate;
                rest = text.substring(prefix.length());
            }
        }
        boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith(IF_EXISTS);
        String name = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        ConditionOperator operator = ConditionOperator.named(name).orElse(ConditionOperator.UNRECOGNIZED);
        if (operator == ConditionOperator.NULL && (ifExists || qualifier != SetQualifier.NONE)) {
            operator = ConditionOperator.UNRECOGNIZED;
        }
        lintOperator(member, qualifier, operator, ifExists);
        Set<String> keys = new HashSet<>();
        for (Member key : members(text, member.value()).members()) {
            String normalised = key.name().toLowerCase(Locale.ROOT);
            lintKey(key, normalised, qualifier, !keys.add(normalised));
            List<Condition.Value> values = values(key, operator);
            Condition condition =
                    new Condition(key.position(), qualifier, operator, ifExists, text, normalised, key.name(), values);
            lints.addAll(VocabularyLints.condition(condition));
            conditions.add(condition);
        }
    }

    private List<Condition.Value> values(Member key, ConditionOperator operator) {
        List<Condition.Value> values = new ArrayList<>();
        switch (key.value()) {
            case Json.Value single -> values.add(value(single, operator));
            case Json.Items(var _, var items) -> {
                for (Json item : items) {
                    if (!(item instanceof Json.Value value)) {
                        throw new RejectedException(
                                item.position(), "A condition value must be a scalar, not " + item.typeName());
                    }
                    values.add(value(value, operator));
                }
            }
            case Members _, Json.Nothing _ ->
                throw new RejectedException(
                        key.value().position(),
                        "A condition value must be a scalar or a list, not "
                                + key.value().typeName());
        }
        if (values.isEmpty()) {
            lint(
                    LintCode.EMPTY_LIST,
                    key.position(),
                    "The condition has no value: " + (operator.negated() ? "it always holds" : "it never holds"));
        }
        return values;
    }

    private Condition.Value value(Json.Value value, ConditionOperator operator) {
        String text = value.text();
        boolean variables = operator.hasVariables() && version.hasVariables();
        if (!variables && text.contains("${")) {
            lint(
                    LintCode.VARIABLE_WITHOUT_EFFECT,
                    value.position(),
                    "\"" + text + "\" is plain text: policy variables need \"Version\": \"2012-10-17\""
                            + " and an operator for strings, ARNs or booleans");
        }
        boolean wildcardMeant = operator.type() == ConditionOperator.Type.STRING && !operator.hasWildcards();
        if (wildcardMeant && (text.contains("*") || text.contains("?")) && !text.contains("${")) {
            lint(
                    LintCode.WILDCARD_WITHOUT_EFFECT,
                    value.position(),
                    "\"" + text + "\" is plain text under " + operator.text() + ": wildcards need StringLike");
        }
        return new Condition.Value(value.scalar(), Template.of(text, operator.hasWildcards(), variables));
    }

    private void lintOperator(Member member, SetQualifier qualifier, ConditionOperator operator, boolean ifExists) {
        String text = member.name();
        if (operator == ConditionOperator.UNRECOGNIZED) {
            lint(
                    LintCode.UNKNOWN_OPERATOR,
                    member.position(),
                    "\"" + text + "\" is not a condition operator: whether it holds is not known");
            return;
        }
        if (ifExists && qualifier == SetQualifier.FOR_ANY_VALUE) {
            lint(
                    LintCode.IF_EXISTS_WITH_FOR_ANY_VALUE,
                    member.position(),
                    "\"" + text
                            + "\" does not hold for an absent key, as ForAnyValue never does: IfExists adds nothing");
        }
        String canonical = qualifier.prefix() + operator.text() + (ifExists ? "IfExists" : "");
        if (!canonical.equals(text)) {
            lint(
                    LintCode.OPERATOR_CASE,
                    member.position(),
                    "\"" + text + "\" is read as " + canonical + ", which differs in case");
        }
    }

    private void lintKey(Member key, String normalised, SetQualifier qualifier, boolean repeated) {
        if (repeated) {
            lint(
                    LintCode.REPEATED_CONDITION_KEY,
                    key.position(),
                    "The key \"" + key.name() + "\" stands twice under one operator, in different case");
        }
        if (normalised.indexOf(':') < 1) {
            lint(
                    LintCode.CONDITION_KEY_WITHOUT_PREFIX,
                    key.position(),
                    "\"" + key.name() + "\" is not a condition key: a key is written as prefix:name");
        }
        if (kind == PolicyKind.KEY
                && qualifier == SetQualifier.FOR_ALL_VALUES
                && normalised.startsWith("kms:encryptioncontext:")) {
            lint(
                    LintCode.FOR_ALL_VALUES_ON_ENCRYPTION_CONTEXT,
                    key.position(),
                    "ForAllValues holds when the encryption context is left out: KMS refuses it on a single-valued"
                            + " key");
        }
    }

    private static Members members(String name, Json value) {
        if (value instanceof Members members) {
            return members;
        }
        throw new RejectedException(value.position(), name + " must be an object, not " + value.typeName());
    }

    private void lint(LintCode code, Position position, String sentence) {
        lints.add(new Lint(code, position, sentence));
    }
}
