package io.keyledger.policy.template;

import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.TemplateNode.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The KMS keys of a plan or state that {@code terraform show -json} prints.
 *
 * <p>Source: Terraform documentation, JSON Output Format; AWS provider documentation, aws_kms_key and its relatives.
 */
final class Terraform {
    /** Large parts of a plan that say nothing about the policies that it leads to. */
    static final Set<String> NOT_NEEDED = Set.of(
            "variables",
            "planned_values",
            "resource_drift",
            "output_changes",
            "prior_state",
            "relevant_attributes",
            "checks");

    private static final String POLICY_ONLY = "aws_kms_key_policy";
    private static final Set<String> TYPES = Set.of(
            "aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key", POLICY_ONLY);
    private static final String POLICY = "policy";
    private static final String FORMAT_VERSION = "format_version";
    private static final Pattern SUPPORTED = Pattern.compile("[01]\\..*");
    private static final Pattern INDEX = Pattern.compile("\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9]+)]");
    private static final Pattern MODULE = Pattern.compile("(?:^|\\.)module\\.");

    private final TemplateNode root;
    private final Deployment deployment;
    private final String standIn;
    private final List<KeyInTemplate> keys = new ArrayList<>();

    private Terraform(TemplateNode root, Deployment deployment, String standIn) {
        this.root = root;
        this.deployment = deployment;
        this.standIn = standIn;
    }

    static boolean isShown(TemplateNode root) {
        return root.member(FORMAT_VERSION).isPresent();
    }

    /** Whether it is the state as Terraform stores it, which is another format. */
    static boolean isStateFile(TemplateNode root) {
        return root.member("terraform_version").isPresent()
                && root.member("serial").isPresent();
    }

    /**
     * The keys of a plan after it is applied, or of a state.
     *
     * @param standIn an account id that the file does not name
     * @throws InvalidTemplateException if the version of the format is not supported
     */
    static List<KeyInTemplate> keys(TemplateNode root, Deployment deployment, String standIn) {
        String version = root.text(FORMAT_VERSION).orElse("");
        if (!SUPPORTED.matcher(version).matches()) {
            throw new InvalidTemplateException(
                    "version " + version + " of Terraform's JSON format is not supported; versions 0 and 1 are");
        }
        Terraform terraform = new Terraform(root, deployment, standIn);
        root.member("resource_changes")
                .map(TemplateNode::sequence)
                .orElse(List.of())
                .forEach(terraform::addChange);
        root.member("values").flatMap(values -> values.member("root_module")).ifPresent(terraform::addModule);
        return terraform.keys;
    }

    private void addModule(TemplateNode module) {
        for (TemplateNode resource :
                module.member("resources").map(TemplateNode::sequence).orElse(List.of())) {
            if (isKey(resource)) {
                resource.member("values").ifPresent(values -> add(resource, values, values, false));
            }
        }
        module.member("child_modules")
                .map(TemplateNode::sequence)
                .orElse(List.of())
                .forEach(this::addModule);
    }

    private void addChange(TemplateNode resource) {
        Optional<TemplateNode> after = resource.member("change").flatMap(change -> change.member("after"));
        if (!isKey(resource) || after.isEmpty() || !(after.get() instanceof TemplateNode.Mapping)) {
            // A key that the plan deletes has no policy afterwards.
            return;
        }
        TemplateNode before = resource.member("change")
                .flatMap(change -> change.member("before"))
                .orElse(after.get());
        boolean unknown = resource.member("change")
                .flatMap(change -> change.member("after_unknown"))
                .flatMap(values -> values.text(POLICY))
                .orElse("")
                .equals("true");
        add(resource, after.get(), before, unknown);
    }

    private static boolean isKey(TemplateNode resource) {
        return TYPES.contains(resource.text("type").orElse(""))
                && resource.text("mode").orElse("managed").equals("managed");
    }

    private void add(TemplateNode resource, TemplateNode values, TemplateNode known, boolean unknown) {
        String address = resource.text("address").orElse("a resource without address");
        Deployment owner = owner(values, known);
        Optional<Member> policy = values.mapping().stream()
                .filter(member -> member.name().equals(POLICY))
                .findFirst();
        Position position = policy.map(Member::position).orElse(values.position());
        String text = policy.map(Member::value).flatMap(TemplateNode::text).orElse("");
        if (!text.isEmpty()) {
            keys.add(new KeyInTemplate.WithPolicy(address, position, text, Map.of(), List.of(), owner, ""));
        } else if (unknown && !isPolicyOmitted(resource)) {
            keys.add(new KeyInTemplate.Undecided(
                    address, position, "values that are known only after the plan is applied"));
        } else if (resource.text("type").orElse("").equals(POLICY_ONLY)) {
            keys.add(new KeyInTemplate.Undecided(address, position, "a value that the file does not hold"));
        } else {
            addWithDefaultPolicy(address, position, owner);
        }
    }

    private void addWithDefaultPolicy(String address, Position position, Deployment owner) {
        String unknownAccount = owner.accountId().isEmpty() ? standIn : "";
        String account = owner.accountId().isEmpty() ? standIn : owner.accountId();
        keys.add(new KeyInTemplate.WithPolicy(
                address,
                position,
                DefaultKeyPolicy.of(owner.partition(), account),
                Map.of(),
                List.of(),
                owner,
                unknownAccount));
    }

    /** What the caller names wins over the key's ARN. */
    private Deployment owner(TemplateNode values, TemplateNode known) {
        Optional<Arn> arn = values.text("arn")
                .or(() -> known.text("arn"))
                .or(() -> values.text("key_id"))
                .flatMap(Arn::parse);
        return new Deployment(
                deployment.accountId().isEmpty() ? arn.map(Arn::accountId).orElse("") : deployment.accountId(),
                deployment.region().isEmpty() ? arn.map(Arn::region).orElse("") : deployment.region());
    }

    /** Whether the configuration sets no policy, so that KMS gives the key its default one. */
    private boolean isPolicyOmitted(TemplateNode resource) {
        Optional<TemplateNode> module = root.member("configuration").flatMap(all -> all.member("root_module"));
        String path = INDEX.matcher(resource.text("module_address").orElse("")).replaceAll("");
        for (String name : MODULE.splitAsStream(path).toList()) {
            if (!name.isEmpty()) {
                module = module.flatMap(around -> around.member("module_calls"))
                        .flatMap(calls -> calls.member(name))
                        .flatMap(call -> call.member("module"));
            }
        }
        return module
                .flatMap(around -> around.member("resources"))
                .map(TemplateNode::sequence)
                .orElse(List.of())
                .stream()
                .filter(configured -> configured.text("type").equals(resource.text("type"))
                        && configured.text("name").equals(resource.text("name")))
                .anyMatch(configured -> configured
                        .member("expressions")
                        .flatMap(expressions -> expressions.member(POLICY))
                        .isEmpty());
    }
}
