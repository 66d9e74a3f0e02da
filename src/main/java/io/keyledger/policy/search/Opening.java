package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What may let callers in on the key's side: an Allow statement, or the grants of one grantee. */
final class Opening {
    private final int number;
    private final Denying denying;
    private final World world;
    private final PrincipalSpec principal;
    private final List<Statement> statements;
    private final List<KeyGrant> grants;
    private final Predicate<KeyAction> covered;
    private final ActionClasses classes;

    private Opening(
            int number,
            Denying denying,
            World world,
            PrincipalSpec principal,
            List<Statement> statements,
            List<KeyGrant> grants,
            Predicate<KeyAction> covered) {
        this.number = number;
        this.denying = denying;
        this.world = world;
        this.principal = principal;
        this.statements = statements;
        this.grants = grants;
        this.covered = covered;
        this.classes = new ActionClasses(world.policies(), grants);
    }

    /** What is the same for all openings of a key: its world without anything that allows. */
    private record Denying(World world, boolean asksForNames, int size) {
        static Denying of(World key) {
            World world = key.withGrants(List.of())
                    .with(
                            Layer.RESOURCE_POLICY,
                            key.policies(Layer.RESOURCE_POLICY).stream()
                                    .map(policy -> policy.only(statement -> statement.effect() == Effect.DENY))
                                    .toList());
            boolean asks = false;
            int size = 0;
            for (CompiledPolicy policy : world.policies()) {
                for (Statement statement : policy.policy().statements()) {
                    asks |= NamesAsked.by(statement);
                    size++;
                }
            }
            return new Denying(world, asks, size);
        }
    }

    /** Its place among the openings of the key. */
    int number() {
        return number;
    }

    /** How much there is to look at: statements and grants. */
    int size() {
        return denying.size + statements.size() + grants.size();
    }

    /** The key's world with everything that denies, and nothing else that allows. */
    World world() {
        return world;
    }

    /** Whom it lets in. */
    PrincipalSpec principal() {
        return principal;
    }

    /** The statement, where it is one. */
    List<Statement> statements() {
        return statements;
    }

    /** The grants, where it is not a statement. */
    List<KeyGrant> grants() {
        return grants;
    }

    /** Which actions it treats alike. */
    ActionClasses classes() {
        return classes;
    }

    /** Whether it, or a Deny that applies too, depends on more than the caller's kind and account. */
    boolean asksForNames() {
        return denying.asksForNames || statements.stream().anyMatch(NamesAsked::by);
    }

    /** All openings of a key: statements in their order, then grants. Each is made when it is asked for. */
    static Stream<Opening> of(World world) {
        Denying denying = Denying.of(world);
        List<Supplier<Opening>> openings = new ArrayList<>();
        for (int index = 0; index < world.policies(Layer.RESOURCE_POLICY).size(); index++) {
            int policy = index;
            List<Statement> statements =
                    world.policies(Layer.RESOURCE_POLICY).get(index).policy().statements();
            for (int i = 0; i < statements.size(); i++) {
                int place = i;
                if (statements.get(i).effect() == Effect.ALLOW
                        && statements.get(i).isComplete()) {
                    int number = openings.size();
                    openings.add(() -> ofStatement(number, denying, world, policy, place));
                }
            }
        }
        Map<String, List<KeyGrant>> byGrantee = new LinkedHashMap<>();
        world.grants().stream()
                .sorted(Comparator.comparingInt(grant -> grant.constraints().size()))
                .forEach(grant -> byGrantee
                        .computeIfAbsent(grant.grantee(), _ -> new ArrayList<>())
                        .add(grant));
        byGrantee.forEach((grantee, grants) -> {
            int number = openings.size();
            openings.add(() -> ofGrants(number, denying, grantee, grants));
        });
        return openings.stream().map(Supplier::get);
    }

    private static Opening ofStatement(int number, Denying denying, World world, int index, int place) {
        CompiledPolicy policy = world.policies(Layer.RESOURCE_POLICY).get(index);
        Statement statement = policy.policy().statements().get(place);
        List<CompiledPolicy> policies = new ArrayList<>(denying.world.policies(Layer.RESOURCE_POLICY));
        policies.set(index, policy.only(other -> other.effect() == Effect.DENY || other.index() == statement.index()));
        return new Opening(
                number,
                denying,
                denying.world.with(Layer.RESOURCE_POLICY, policies),
                statement.principal(),
                List.of(statement),
                List.of(),
                action -> policy.covers(place, action.number()));
    }

    private static Opening ofGrants(int number, Denying denying, String grantee, List<KeyGrant> grants) {
        return new Opening(
                number,
                denying,
                denying.world.withGrants(grants),
                new PrincipalSpec.Named(
                        List.of(AwsPrincipals.read(grantee).orElseGet(() -> new PrincipalPattern.Service(grantee)))),
                List.of(),
                grants,
                action -> grants.stream().anyMatch(action::isGrantedBy));
    }

    boolean isGrant() {
        return statements.isEmpty();
    }

    /** Whether it is about the action at all. */
    boolean covers(KeyAction action) {
        return covered.test(action);
    }

    /** Where it stands: JSON pointers, or the grants that have the action. */
    List<String> places(KeyAction action) {
        if (isGrant()) {
            return grants.stream()
                    .filter(action::isGrantedBy)
                    .map(grant -> "grant " + grant.grantId())
                    .toList();
        }
        return statements.stream()
                .map(statement -> statement.position().pointer())
                .toList();
    }
}
