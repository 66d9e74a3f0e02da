package io.keyledger.evaluate.policy;

import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.Deployment;
import io.keyledger.policy.template.InvalidTemplateException;
import io.keyledger.policy.template.KeyInTemplate;
import io.keyledger.policy.template.TemplateFile;
import java.util.List;
import java.util.Optional;

/** Checks the key policies in a CloudFormation template or in a Terraform plan. Thread-safe. */
public final class TemplateCheck {
    private final PolicyCheck check;
    private final KeyOwner named;

    /** @param named the owner of the keys as far as the user names it; each part may be empty */
    public TemplateCheck(PolicyCheck check, KeyOwner named) {
        this.check = check;
        this.named = named;
    }

    /** One result for each key; empty if the text is not a template. */
    public Optional<List<CheckedPolicyFile>> of(String name, String text) {
        try {
            return TemplateFile.read(text, new Deployment(named.accountId(), named.region()))
                    .map(template -> results(name, template));
        } catch (InvalidTemplateException invalid) {
            return Optional.of(List.of(new CheckedPolicyFile.Unread(name, String.valueOf(invalid.getMessage()))));
        }
    }

    private List<CheckedPolicyFile> results(String name, TemplateFile template) {
        if (template.keys().isEmpty()) {
            return List.of(new CheckedPolicyFile.WithoutKeys(name, template.kind()));
        }
        return template.keys().stream().map(key -> result(name, key)).toList();
    }

    private CheckedPolicyFile result(String name, KeyInTemplate key) {
        return switch (key) {
            case KeyInTemplate.Undecided(var resource, var position, var reason) ->
                new CheckedPolicyFile.Undecided(name, resource, position, "the policy depends on " + reason);
            case KeyInTemplate.WithPolicy policy -> result(name, policy);
        };
    }

    private CheckedPolicyFile result(String name, KeyInTemplate.WithPolicy key) {
        return switch (PolicyParser.parse(PolicyKind.KEY, key.document())) {
            case ParseResult.Rejected(var position, var sentence) -> {
                Position place = key.position(position.pointer());
                yield new CheckedPolicyFile.Rejected(
                        name, key.resource(), new Position(position.pointer(), place.line(), place.column()), sentence);
            }
            case ParseResult.Parsed(var policy) -> judged(name, key, policy);
        };
    }

    private CheckedPolicyFile judged(String name, KeyInTemplate.WithPolicy key, Policy policy) {
        KeyOwner owner = new KeyOwner(key.owner().accountId(), key.owner().region(), named.organizationId());
        boolean standIn = !key.standIn().isEmpty() && key.document().contains(key.standIn());
        KeyOwner assumed = owner.isKnown() || standIn
                ? owner
                : owner.withAccount(KeyOwner.accountOf(policy).orElse(""));
        PartlyKnownPolicy judge = new PartlyKnownPolicy(
                candidate -> standIn ? check.of(candidate, owner, key.standIn()) : check.of(candidate, assumed),
                standIn ? key.standIn() : assumed.accountId());
        return new CheckedPolicyFile.Judged(
                name,
                key.resource(),
                judge.report(policy, key.unknownStatements()),
                assumed.isKnown() && !owner.isKnown(),
                key::position);
    }
}
