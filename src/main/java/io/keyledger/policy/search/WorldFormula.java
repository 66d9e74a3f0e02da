package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import io.keyledger.policy.decision.KmsActionFacts;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.Principals.Reach;
import io.keyledger.policy.search.formula.ConditionFormulas;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.formula.ResourceFormulas;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says in terms of condition keys when a world allows an action on its key to a caller of a shape. It follows the
 * decision function layer by layer; what it gets wrong, the decision function refuses.
 */
final class WorldFormula {
    private static final String RETIRE_GRANT = "kms:retiregrant";
    private static final long STEPS_OF_A_GRANT = 100;
    private static final String CREATE_GRANT = "kms:creategrant";

    private final World world;
    private final RunContext context;
    private final String action;
    private final ConditionFormulas conditions;
    private final ResourceFormulas resources;
    private final Principals principals;

    WorldFormula(World world, RunContext context, ConditionFormulas conditions) {
        this.world = world;
        this.context = context;
        this.action = context.lowerCaseAction();
        this.conditions = conditions;
        this.resources = new ResourceFormulas(context.resource().arn(), context.known(), conditions);
        boolean hasBoundary = world.has(Layer.PERMISSION_BOUNDARY) && hasOwnPolicies(context.shape());
        this.principals = new Principals(context.shape(), hasBoundary);
    }

    private static boolean hasOwnPolicies(Shape shape) {
        return Shape.kind(shape).filter(kind -> kind != Kind.ROOT).isPresent();
    }

    Formula allowed() {
        Formula granted = granted();
        if (granted.isNever()) {
            return granted;
        }
        List<Formula> parts = new ArrayList<>();
        parts.add(granted);
        serviceControl(parts);
        resourceControl(parts);
        if (world.has(Layer.ENDPOINT_POLICY)) {
            parts.add(allows(world.policies(Layer.ENDPOINT_POLICY)));
            noDenies(world.policies(Layer.ENDPOINT_POLICY), parts);
        }
        if (!action.equals(RETIRE_GRANT)) {
            noDenies(world.policies(Layer.RESOURCE_POLICY), parts);
        }
        if (hasOwnPolicies(context.shape())) {
            noDenies(world.policies(Layer.IDENTITY_POLICY), parts);
            noDenies(world.policies(Layer.PERMISSION_BOUNDARY), parts);
            noDenies(world.policies(Layer.SESSION_POLICY), parts);
        }
        return Formula.all(parts);
    }

    private void serviceControl(List<Formula> parts) {
        if (context.shape().isService() || isServiceLinked()) {
            return;
        }
        for (PolicyLevel level : world.levels(Layer.SERVICE_CONTROL_POLICY)) {
            parts.add(allows(level.policies()));
            noDenies(level.policies(), parts);
        }
    }

    private void resourceControl(List<Formula> parts) {
        if (isServiceLinked() || world.awsManagedKey() || action.equals(RETIRE_GRANT)) {
            return;
        }
        for (PolicyLevel level : world.levels(Layer.RESOURCE_CONTROL_POLICY)) {
            noDenies(level.policies(), parts);
        }
    }

    private boolean isServiceLinked() {
        return context.shape() instanceof Shape.Exactly(Caller.RoleSession session, var _) && session.isServiceLinked();
    }

    private Formula granted() {
        boolean foreign = isForeign();
        if (foreign && !KmsActionFacts.worksAcrossAccounts(action)) {
            return Formula.never();
        }
        Formula own = own();
        Formula limits = limits();
        if (action.equals(RETIRE_GRANT)) {
            return retired(Formula.all(own, limits), foreign);
        }
        if (context.shape().isService()) {
            return Formula.any(List.of(allows(world.policies(Layer.RESOURCE_POLICY), Reach.DIRECT), byGrant(false)));
        }
        Formula direct = allows(world.policies(Layer.RESOURCE_POLICY), Reach.DIRECT);
        Formula role = allows(world.policies(Layer.RESOURCE_POLICY), Reach.ROLE);
        Formula account = allows(world.policies(Layer.RESOURCE_POLICY), Reach.ACCOUNT);
        Formula byPolicy = foreign
                ? Formula.all(Formula.any(List.of(direct, role, account)), own, limits)
                : Formula.any(List.of(direct, Formula.all(role, limits), Formula.all(account, own, limits)));
        return Formula.any(List.of(byPolicy, byGrant(false), Formula.all(byGrant(true), own, limits)));
    }

    private boolean isForeign() {
        String owner = context.resource().accountId();
        return switch (context.shape()) {
            case Shape.Exactly(var caller, var _) -> !caller.accountId().equals(owner);
            case Shape.Anyone anyone -> !anyone.accounts().contains(owner);
            case Shape.Service _ -> false;
        };
    }

    private Formula own() {
        if (context.shape().isService() || !hasOwnPolicies(context.shape())) {
            return Formula.always();
        }
        boolean withoutPermissions = Shape.kind(context.shape())
                        .filter(kind -> kind == Kind.FEDERATED)
                        .isPresent()
                && world.policies(Layer.SESSION_POLICY).isEmpty();
        return withoutPermissions ? Formula.never() : allows(world.policies(Layer.IDENTITY_POLICY));
    }

    private Formula limits() {
        if (!hasOwnPolicies(context.shape())) {
            return Formula.always();
        }
        List<Formula> parts = new ArrayList<>();
        if (world.has(Layer.PERMISSION_BOUNDARY)) {
            parts.add(allows(world.policies(Layer.PERMISSION_BOUNDARY)));
        }
        if (world.has(Layer.SESSION_POLICY)) {
            parts.add(allows(world.policies(Layer.SESSION_POLICY)));
        }
        return Formula.all(parts);
    }

    private Formula allows(List<CompiledPolicy> policies) {
        return Formula.any(
                List.of(allows(policies, Reach.DIRECT), allows(policies, Reach.ROLE), allows(policies, Reach.ACCOUNT)));
    }

    private Formula allows(List<CompiledPolicy> policies, Reach reach) {
        List<Formula> alternatives = new ArrayList<>();
        for (CompiledPolicy policy : policies) {
            List<Statement> statements = policy.policy().statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                if (statement.effect() != Effect.ALLOW || !policy.covers(i, context.actionNumber())) {
                    continue;
                }
                context.effort().spend(context.keyContext().conditions().steps(statement));
                Formula names = principals.allows(statement.principal(), reach);
                Formula covered = resources.covers(statement.resource());
                if (names.isNever() || covered.isNever()) {
                    continue;
                }
                List<Formula> parts = new ArrayList<>();
                parts.add(names);
                parts.add(covered);
                for (Condition condition : statement.conditions()) {
                    parts.add(conditions.holds(condition));
                }
                alternatives.add(Formula.all(parts));
            }
        }
        return Formula.any(alternatives);
    }

    private void noDenies(List<CompiledPolicy> policies, List<Formula> parts) {
        for (CompiledPolicy policy : policies) {
            List<Statement> statements = policy.policy().statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                if (statement.effect() != Effect.DENY || !policy.covers(i, context.actionNumber())) {
                    continue;
                }
                context.effort().spend(context.keyContext().conditions().steps(statement));
                Formula spared = Formula.any(
                        List.of(principals.spares(statement.principal()), resources.spares(statement.resource())));
                if (spared.isAlways()) {
                    continue;
                }
                List<Formula> alternatives = new ArrayList<>();
                alternatives.add(spared);
                for (Condition condition : statement.conditions()) {
                    alternatives.add(conditions.fails(condition));
                }
                parts.add(Formula.any(alternatives));
            }
        }
    }

    private Formula byGrant(boolean toAccount) {
        context.effort().spend(STEPS_OF_A_GRANT * world.grants().size());
        List<Formula> alternatives = new ArrayList<>();
        for (KeyGrant grant : world.grants()) {
            if (grant.grantee().endsWith(":root") == toAccount && isOnKey(grant) && grant.hasOperation(operation())) {
                alternatives.add(covered(grant));
            }
        }
        return Formula.any(alternatives);
    }

    private String operation() {
        return action.substring(action.indexOf(':') + 1);
    }

    private boolean isOnKey(KeyGrant grant) {
        String arn = context.resource().arn();
        return grant.keyArn().isEmpty() || arn.equals(grant.keyArn()) || arn.endsWith(":key/" + grant.keyArn());
    }

    private Formula covered(KeyGrant grant) {
        List<Formula> parts = new ArrayList<>();
        parts.add(isPrincipal(grant.grantee()));
        if (action.equals(CREATE_GRANT)) {
            List<PassingValues> operations = new ArrayList<>();
            for (String operation : grant.operations()) {
                operations.add(new PassingValues.Text(GlobSet.ignoringCase(operation)));
            }
            parts.add(new Formula.Holds(
                    "kms:grantoperations",
                    Choice.all(ValueSet.anyOf(operations)).orAbsent()));
        }
        for (Constraint constraint : grant.constraints()) {
            if (KmsActionFacts.hasEncryptionContext(action) || constraint instanceof Constraint.SourceArn) {
                parts.add(holds(constraint));
            }
        }
        return Formula.all(parts);
    }

    private static Formula holds(Constraint constraint) {
        return switch (constraint) {
            case Constraint.SourceArn(var arn) ->
                new Formula.Holds("aws:sourcearn", Choice.all(ValueSet.matching(GlobSet.like(arn))));
            case Constraint.EncryptionContextSubset(var pairs) -> hasAll(pairs);
            case Constraint.EncryptionContextEquals(var pairs) -> {
                List<PassingValues> names = new ArrayList<>();
                for (String name : pairs.keySet()) {
                    names.add(new PassingValues.Text(GlobSet.ignoringCase(name)));
                }
                Choice only = pairs.isEmpty() ? Choice.absent() : Choice.all(ValueSet.anyOf(names));
                yield Formula.all(hasAll(pairs), new Formula.Holds("kms:encryptioncontextkeys", only));
            }
        };
    }

    private static Formula hasAll(Map<String, String> pairs) {
        List<Formula> parts = new ArrayList<>();
        pairs.forEach((name, value) -> parts.add(new Formula.Holds(
                KeyAvailability.ENCRYPTION_CONTEXT + name.toLowerCase(Locale.ROOT),
                Choice.all(ValueSet.exactly(value)))));
        return Formula.all(parts);
    }

    private Formula isPrincipal(String text) {
        return principals.matches(AwsPrincipals.read(text).orElseGet(() -> new PrincipalPattern.Service(text)));
    }

    private Formula retired(Formula throughOwn, boolean foreign) {
        if (world.grants().isEmpty()) {
            return foreign || context.shape().isService() ? Formula.never() : throughOwn;
        }
        List<Formula> alternatives = new ArrayList<>();
        for (KeyGrant grant : world.grants()) {
            if (!isOnKey(grant)) {
                continue;
            }
            if (grant.retiringPrincipal() != null) {
                alternatives.add(isPrincipal(grant.retiringPrincipal()));
            }
            if (grant.hasOperation("RetireGrant")) {
                alternatives.add(isPrincipal(grant.grantee()));
            }
            if (grant.issuingAccount() != null && !context.shape().isService()) {
                String issuer = grant.issuingAccount();
                String account = issuer.contains(":") ? issuer.split(":", 6)[4] : issuer;
                alternatives.add(Formula.all(
                        new Formula.Holds(IdentityKeys.PRINCIPAL_ACCOUNT, Choice.all(ValueSet.exactly(account))),
                        throughOwn));
            }
        }
        return Formula.any(alternatives);
    }
}
