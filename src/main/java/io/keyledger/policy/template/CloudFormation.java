package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.KeyInTemplate.UnknownStatement;
import io.keyledger.policy.template.Resolved.Known;
import io.keyledger.policy.template.Resolved.Unknown;
import io.keyledger.policy.template.TemplateNode.Mapping;
import io.keyledger.policy.template.TemplateNode.Member;
import io.keyledger.policy.template.TemplateNode.Scalar;
import io.keyledger.policy.template.TemplateNode.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The KMS keys of a CloudFormation template.
 *
 * <p>Source: AWS CloudFormation Template Reference Guide, AWS::KMS::Key and AWS::KMS::ReplicaKey.
 */
final class CloudFormation {
    private static final Set<String> KEYS = Set.of("AWS::KMS::Key", "AWS::KMS::ReplicaKey");
    private static final String KEY_POLICY = "KeyPolicy";
    private static final String STATEMENT = "Statement";
    private static final String LOOP = "Fn::ForEach";
    private static final String TRANSFORM = "Fn::Transform";
    private static final String STAND_IN_REGION = "us-east-1";
    private static final Pattern REGION = Pattern.compile("\\b[a-z]{2}(-[a-z]+){1,2}-[0-9]\\b");

    private final TemplateNode template;
    private final Deployment deployment;
    private final String standIn;
    private final IntrinsicFunctions certain;

    private CloudFormation(TemplateNode template, Deployment deployment, String standIn) {
        this.template = template;
        this.deployment = deployment;
        this.standIn = standIn;
        this.certain = new IntrinsicFunctions(template, deployment);
    }

    static boolean isTemplate(TemplateNode root) {
        return root.member("Resources").isPresent()
                || root.member("AWSTemplateFormatVersion").isPresent();
    }

    /** @param standIn an account id that the template does not name */
    static List<KeyInTemplate> keys(TemplateNode template, Deployment deployment, String standIn) {
        return new CloudFormation(template, deployment, standIn).keys();
    }

    private List<KeyInTemplate> keys() {
        Optional<TemplateNode> macro = template.member("Transform").filter(CloudFormation::isMacro);
        List<KeyInTemplate> keys = new ArrayList<>();
        for (Member resource :
                template.member("Resources").map(TemplateNode::mapping).orElse(List.of())) {
            if (resource.name().equals(TRANSFORM) || (resource.name().startsWith(LOOP) && holdsKey(resource.value()))) {
                keys.add(new KeyInTemplate.Undecided(
                        resource.name(), resource.position(), "what only the deployment evaluates"));
            } else if (KEYS.contains(resource.value().text("Type").orElse(""))) {
                keys.add(
                        macro.isPresent()
                                ? new KeyInTemplate.Undecided(
                                        resource.name(),
                                        macro.get().position(),
                                        "the template's macro, which may change it")
                                : key(resource));
            }
        }
        return keys;
    }

    /** Transforms of AWS leave key policies alone; other macros may change anything. */
    private static boolean isMacro(TemplateNode transform) {
        List<TemplateNode> names =
                transform instanceof TemplateNode.Sequence ? transform.sequence() : List.of(transform);
        return names.stream().anyMatch(name -> !name.text().orElse("").startsWith("AWS::"));
    }

    private static boolean holdsKey(TemplateNode node) {
        return switch (node) {
            case Scalar scalar -> KEYS.contains(scalar.characters());
            case TemplateNode.Sequence(var _, var items) -> items.stream().anyMatch(CloudFormation::holdsKey);
            case Mapping(var _, var members) -> members.stream().anyMatch(member -> holdsKey(member.value()));
        };
    }

    private KeyInTemplate key(Member resource) {
        TemplateNode properties =
                resource.value().member("Properties").orElse(new Mapping(resource.position(), List.of()));
        if (!(properties instanceof Mapping mapping)
                || IntrinsicFunctions.isCall(mapping)
                || mapping.get(TRANSFORM).isPresent()) {
            return new KeyInTemplate.Undecided(
                    resource.name(), properties.position(), "properties that only the deployment knows");
        }
        for (Member property : mapping.members()) {
            if (property.name().equals(KEY_POLICY)) {
                return key(resource.name(), property);
            }
        }
        return withDefaultPolicy(resource.name(), resource.position());
    }

    private KeyInTemplate withDefaultPolicy(String resource, Position position) {
        return new KeyInTemplate.WithPolicy(
                resource,
                position,
                DefaultKeyPolicy.of(deployment.partition(), account()),
                Map.of(),
                List.of(),
                deployment,
                standInOrNone());
    }

    private KeyInTemplate key(String resource, Member property) {
        String region =
                deployment.region().isEmpty() && !namesRegion(property.value()) ? STAND_IN_REGION : deployment.region();
        Deployment standIns = new Deployment(account(), region);
        IntrinsicFunctions functions = new IntrinsicFunctions(template, standIns, certain);
        List<UnknownStatement> unknown = new ArrayList<>();
        return switch (policy(property.value(), functions, unknown)) {
            case Unknown(var position, var reason) -> new KeyInTemplate.Undecided(resource, position, reason);
            case Resolved.Absent() -> withDefaultPolicy(resource, property.position());
            case Known(Scalar(var position, var _, var text)) ->
                withPolicy(resource, position, new PolicyWriter.Written(text, Map.of()), unknown, standIns);
            case Known(var node) ->
                withPolicy(resource, property.position(), PolicyWriter.write(node), unknown, standIns);
        };
    }

    private KeyInTemplate withPolicy(
            String resource,
            Position position,
            PolicyWriter.Written written,
            List<UnknownStatement> unknown,
            Deployment standIns) {
        boolean regionMatters = written.document().contains(standIns.region());
        return new KeyInTemplate.WithPolicy(
                resource,
                position,
                written.document(),
                written.positions(),
                unknown,
                new Deployment(deployment.accountId(), regionMatters ? standIns.region() : deployment.region()),
                standInOrNone());
    }

    private String account() {
        return deployment.accountId().isEmpty() ? standIn : deployment.accountId();
    }

    private String standInOrNone() {
        return deployment.accountId().isEmpty() ? standIn : "";
    }

    /** The policy without functions; an unknown statement does not make the others unknown. */
    private static Resolved policy(TemplateNode policy, IntrinsicFunctions functions, List<UnknownStatement> unknown) {
        if (!(policy instanceof Mapping(var position, var members))
                || IntrinsicFunctions.isCall(policy)
                || policy.member(TRANSFORM).isPresent()) {
            return functions.resolve(policy);
        }
        List<Member> known = new ArrayList<>();
        for (Member member : members) {
            Resolved value = member.name().equals(STATEMENT) && member.value() instanceof TemplateNode.Sequence
                    ? statements(member.value(), functions, unknown)
                    : functions.resolve(member.value());
            switch (value) {
                case Known(var node) -> known.add(new Member(member.name(), member.position(), node));
                case Unknown reason -> {
                    return reason;
                }
                case Resolved.Absent() -> {}
            }
        }
        return new Known(new Mapping(position, known));
    }

    private static Resolved statements(
            TemplateNode list, IntrinsicFunctions functions, List<UnknownStatement> unknown) {
        List<TemplateNode> statements = new ArrayList<>();
        for (TemplateNode item : list.sequence()) {
            switch (functions.resolve(item)) {
                case Known(var statement) -> statements.add(statement);
                case Unknown reason -> {
                    unknown.add(new UnknownStatement(statements.size(), mayDeny(item), reason.sentence()));
                    statements.add(withoutEffect(item.position()));
                }
                case Resolved.Absent() -> {}
            }
        }
        return new Known(new TemplateNode.Sequence(list.position(), statements));
    }

    /** False if the statement, or every branch that it could become, is an Allow. */
    private static boolean mayDeny(TemplateNode statement) {
        Optional<TemplateNode> branches = statement.member("Fn::If");
        if (branches.isPresent() && branches.get().sequence().size() == 3) {
            return branches.get().sequence().stream().skip(1).anyMatch(branch -> !isNoValue(branch) && mayDeny(branch));
        }
        return !statement.text("Effect").orElse("").equals("Allow");
    }

    private static boolean isNoValue(TemplateNode node) {
        return node.text("Ref").orElse("").equals("AWS::NoValue");
    }

    /** KMS accepts a statement without Action and Resource, and it has no effect. */
    private static Mapping withoutEffect(Position position) {
        return new Mapping(
                position,
                List.of(
                        new Member("Effect", position, new Scalar(position, ScalarType.STRING, "Deny")),
                        new Member("Principal", position, new Scalar(position, ScalarType.STRING, "*"))));
    }

    private static boolean namesRegion(TemplateNode node) {
        return switch (node) {
            case Scalar scalar -> REGION.matcher(scalar.characters()).find();
            case TemplateNode.Sequence(var _, var items) -> items.stream().anyMatch(CloudFormation::namesRegion);
            case Mapping(var _, var members) -> members.stream().anyMatch(member -> namesRegion(member.value()));
        };
    }
}
