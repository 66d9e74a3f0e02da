package io.keyledger.policy.search;

import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.ActionClasses.ActionClass;
import io.keyledger.policy.search.formula.ConditionFormulas;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.values.Effort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may come in through an opening, from the general to the specific. Used once. */
final class Candidates {
    static final String ROLE = "role";
    static final String ROLE_SESSION = "role-session";
    static final String UNIQUE_ID = "unique-id";

    /** What it takes to make one. */
    private static final long STEPS = 2_000;

    private static final String STRANGER = "999999999999";
    private static final List<Kind> NAMEABLE = List.of(Kind.ROLE, Kind.USER, Kind.FEDERATED);
    private static final List<Kind> KINDS = List.of(Kind.ROLE, Kind.USER, Kind.ROOT, Kind.FEDERATED);
    private static final Set<String> OF_ACCOUNTS =
            Set.of(IdentityKeys.PRINCIPAL_ACCOUNT, IdentityKeys.CALLER_ACCOUNT, IdentityKeys.IS_SERVICE);
    private static final Set<String> OF_PRINCIPALS = Set.of(
            IdentityKeys.PRINCIPAL_ACCOUNT,
            IdentityKeys.CALLER_ACCOUNT,
            IdentityKeys.IS_SERVICE,
            IdentityKeys.PRINCIPAL_ARN,
            IdentityKeys.PRINCIPAL_TYPE,
            IdentityKeys.USER_NAME);

    private final NamedPrincipals principals;
    private final PolicyAtoms named;
    private final CallerShapes shapes;
    private final KnownIdentities identities;
    private final Opening opening;
    private final boolean asksForNames;
    private final List<Formula.Holds> wantedArns;
    private final Map<Alike, Map<ActionClass, Trial.Answer>> answers;
    private final List<Candidate> all = new ArrayList<>();

    private Candidates(
            NamedPrincipals principals, Opening opening, ConditionFormulas formulas, AnswersOfGrants answersOfGrants) {
        this.principals = principals;
        this.named = principals.named();
        this.shapes = principals.shapes();
        this.identities = principals.identities();
        this.opening = opening;
        this.asksForNames = opening.asksForNames();
        this.wantedArns = wantedArns(opening, formulas);
        this.answers = opening.isGrant() ? answersOfGrants.of(opening.grants()) : new HashMap<>();
    }

    /** Identities that policies cannot distinguish unless they test names. */
    private record Alike(
            CallerSide side, Kind kind, String account, boolean serviceLinked, Optional<Map<String, String>> tags) {
        static Alike of(Caller.InAccount caller, CallerSide side, Optional<Map<String, String>> tags) {
            return new Alike(
                    side,
                    Shape.kind(caller),
                    caller.accountId(),
                    caller instanceof Caller.RoleSession role && role.isServiceLinked(),
                    tags);
        }
    }

    /** Cached answers about grants: thousands differ only in their grantee. Not thread-safe. */
    static final class AnswersOfGrants {
        private final Map<List<Terms>, Map<Alike, Map<ActionClass, Trial.Answer>>> answers = new HashMap<>();

        private record Terms(String key, List<String> operations, List<KeyGrant.Constraint> constraints) {}

        private Map<Alike, Map<ActionClass, Trial.Answer>> of(List<KeyGrant> grants) {
            List<Terms> terms = grants.stream()
                    .map(grant -> new Terms(grant.keyArn(), grant.operations(), grant.constraints()))
                    .toList();
            return answers.computeIfAbsent(terms, _ -> new HashMap<>());
        }
    }

    /** @param formulas the formulas of conditions without policy variables */
    static List<Candidate> of(
            NamedPrincipals principals,
            Opening opening,
            ConditionFormulas formulas,
            AnswersOfGrants answersOfGrants,
            Effort effort) {
        Candidates candidates = new Candidates(principals, opening, formulas, answersOfGrants);
        PrincipalSpec spec = opening.principal();
        if (spec instanceof PrincipalSpec.Not
                || spec.patterns().stream().anyMatch(PrincipalPattern.Everyone.class::isInstance)) {
            candidates.addEveryone();
        } else {
            for (PrincipalPattern pattern : spec.patterns()) {
                int before = candidates.all.size();
                candidates.add(pattern);
                if (!effort.spend(STEPS * (candidates.all.size() - before))) {
                    break;
                }
            }
        }
        return candidates.withTrustedPlaces();
    }

    /** A place of the trust zone makes trusted whoever is there, and takes away access from nobody. */
    private List<Candidate> withTrustedPlaces() {
        if (!named.hasConditionsOnNetworks()) {
            return all;
        }
        List<Candidate> placed = new ArrayList<>();
        for (Candidate candidate : all) {
            placed.add(candidate);
            if (candidate.outside()
                    && !(candidate.grantee() instanceof Grantee.AnyAccount)
                    && !(candidate.grantee() instanceof Grantee.Service)) {
                placed.add(candidate.trustedSomewhere());
            }
        }
        return placed;
    }

    private void add(PrincipalPattern pattern) {
        Via direct = opening.isGrant() ? Via.GRANT : Via.KEY_POLICY;
        switch (pattern) {
            case PrincipalPattern.Account account ->
                addAccount(account.accountId(), opening.isGrant() ? Via.GRANT : Via.ROOT_DELEGATION, true);
            case PrincipalPattern.User user -> addPrincipal(user.text(), direct, false);
            case PrincipalPattern.Role role -> addPrincipal(role.text(), direct, false);
            case PrincipalPattern.RoleSession session -> addPrincipal(session.text(), direct, false);
            case PrincipalPattern.FederatedUser user -> addPrincipal(user.text(), direct, false);
            case PrincipalPattern.UniqueId(var id) ->
                identities.byUniqueId(id).ifPresent(identity -> all.add(identity(identity, direct, false)));
            case PrincipalPattern.Service(var name) -> addServices(name, direct);
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> {}
        }
    }

    private void addEveryone() {
        boolean byName = opening.statements().stream().anyMatch(NamesAsked::byConditions);
        all.add(anyAccount(true));
        if (named.hasConditionsOnNetworks()) {
            all.add(anyAccount(false));
        }
        principals.organizations().forEach(this::addOrganization);
        principals.otherAccounts().forEach(account -> addAccount(account, Via.KEY_POLICY, false));
        String owner = shapes.owner();
        if (!byName || !identities.isComplete(owner)) {
            all.add(wholeAccount(owner, Via.KEY_POLICY, CallerSide.without(identities.serviceControlPolicies(owner))));
        }
        named.principals().keySet().forEach(arn -> addPrincipal(arn, Via.KEY_POLICY, false));
        for (IdentityPermissions identity : identities.of(owner)) {
            // If no policy tests a principal's name, the anonymous account-wide candidate already covers every
            // identity.
            if ((asksForNames && mayBeMeant(identity)) || isServiceLinked(identity)) {
                all.add(identity(identity, Via.KEY_POLICY, false));
            }
        }
        all.add(rootUser(owner, Via.KEY_POLICY));
        named.uniqueIds().stream()
                .filter(id -> identities.byUniqueId(id).isEmpty())
                .forEach(this::addHolder);
        addServices("*", Via.KEY_POLICY);
    }

    /** False where the opening wants another ARN: a glance, before a search for each of thousands. */
    private boolean mayBeMeant(IdentityPermissions identity) {
        Optional<List<String>> arn = Optional.of(List.of(identity.caller().principalArn()));
        for (Formula.Holds wanted : wantedArns) {
            if (!wanted.choice().accepts(arn)) {
                return false;
            }
        }
        return true;
    }

    private static List<Formula.Holds> wantedArns(Opening opening, ConditionFormulas formulas) {
        List<Formula.Holds> wanted = new ArrayList<>();
        for (Statement statement : opening.statements()) {
            for (Condition condition : statement.conditions()) {
                if (condition.key().equals(IdentityKeys.PRINCIPAL_ARN)
                        && !condition.hasVariables()
                        && formulas.holds(condition) instanceof Formula.Holds holds) {
                    wanted.add(holds);
                }
            }
        }
        return wanted;
    }

    private static boolean isServiceLinked(IdentityPermissions identity) {
        return identity.caller() instanceof Caller.RoleSession role && role.isServiceLinked();
    }

    /**
     * All services as one candidate, plus each service that policies name: a policy on one service says nothing about
     * another.
     */
    private void addServices(String pattern, Via via) {
        ServiceCandidates services = new ServiceCandidates(principals, opening.world(), via);
        all.addAll(services.of(pattern));
        if (pattern.equals("*")) {
            named.services().stream().filter(name -> !name.equals("*")).forEach(name -> all.addAll(services.of(name)));
        }
    }

    private Candidate anyAccount(boolean open) {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : KINDS) {
            trials.add(trial(
                    shapes.stranger(kind),
                    unlimited(kind, STRANGER),
                    shapes.outsideTrustedPaths(),
                    open ? Origin.UNNAMED : Origin.UNTRUSTED));
        }
        return new Candidate(
                new Grantee.AnyAccount(),
                open ? PolicyReach.PUBLIC : PolicyReach.CROSS_ACCOUNT,
                true,
                Via.KEY_POLICY,
                trials,
                Set.of(IdentityKeys.IS_SERVICE),
                false,
                true,
                List.of());
    }

    /** Where only some of an organization is trusted, the rest of it comes first. */
    private void addOrganization(String organization) {
        boolean trusted = principals.zone().organizations().contains(organization);
        Formula elsewhere = trusted ? Formula.always() : shapes.outsideTrustedPaths();
        all.add(organization(organization, !trusted, elsewhere));
        if (!elsewhere.isAlways()) {
            all.add(organization(organization, false, Formula.always()));
        }
    }

    private Candidate organization(String organization, boolean outside, Formula extra) {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : KINDS) {
            trials.add(trial(
                    shapes.member(kind, organization),
                    unlimited(kind, STRANGER),
                    extra,
                    outside ? Origin.UNTRUSTED : Origin.ANYWHERE));
        }
        return new Candidate(
                new Grantee.Organization(CallerShapes.text(organization)),
                shapes.isOwnOrganization(organization) ? PolicyReach.ORGANIZATION : PolicyReach.CROSS_ACCOUNT,
                outside,
                Via.KEY_POLICY,
                trials,
                Set.of(IdentityKeys.IS_SERVICE, IdentityKeys.ORGANIZATION),
                false,
                true,
                List.of());
    }

    /**
     * The principals of an account one by one where they are known, and else all in one.
     *
     * @param delegated whether the opening hands over to the account's own policies
     */
    private void addAccount(String account, Via via, boolean delegated) {
        for (IdentityPermissions identity : identities.mayUseKeys(account)) {
            if (identities
                    .side(identity)
                    .mayAllow(KeyAction.all(), principals.shapes().keyArn())) {
                all.add(identity(identity, via, delegated));
            }
        }
        if (identities.isComplete(account)) {
            all.add(rootUser(account, via));
            return;
        }
        Candidate whole = wholeAccount(account, via, null);
        all.add(
                identities.isKnown(account)
                        ? whole.withNote("not all users and roles of the account were read")
                        : whole);
        all.add(rootUser(account, via));
        named.principals().forEach((arn, caller) -> {
            if (caller.accountId().equals(account)) {
                addPrincipal(arn, via, delegated);
            }
        });
    }

    /**
     * @param side what its principals may do themselves; null where their own policies are taken to allow everything
     */
    private Candidate wholeAccount(String account, Via via, @Nullable CallerSide side) {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : NAMEABLE) {
            trials.add(trial(
                    shapes.inAccount(kind, account),
                    side == null ? unlimited(kind, account) : side,
                    Formula.always(),
                    origin(account)));
        }
        return new Candidate(
                new Grantee.Account(account),
                principals.reach(account),
                !shapes.isTrusted(account),
                via,
                trials,
                OF_ACCOUNTS,
                false,
                true,
                List.of());
    }

    private CallerSide unlimited(Kind kind, String account) {
        List<PolicyLevel> organization = identities.serviceControlPolicies(account);
        return CallerSide.unlimited(kind, organization);
    }

    private Candidate rootUser(String account, Via via) {
        Caller.InAccount root = new Caller.AccountRoot(shapes.partition(), account);
        CallerSide side = CallerSide.without(identities.serviceControlPolicies(account));
        return ofCaller(root, trials(root, side, new HashMap<>()), via, false);
    }

    private Candidate identity(IdentityPermissions identity, Via via, boolean delegated) {
        Caller.InAccount caller = identity.caller();
        CallerSide side = identities.side(identity);
        boolean limited = delegated || !caller.accountId().equals(shapes.owner());
        return ofCaller(caller, trials(caller, side, answers(caller, side, identity.tags())), via, limited);
    }

    private Map<ActionClass, Trial.Answer> answers(
            Caller.InAccount caller, CallerSide side, Optional<Map<String, String>> tags) {
        return asksForNames || side.asksForNames()
                ? new HashMap<>()
                : answers.computeIfAbsent(Alike.of(caller, side, tags), _ -> new HashMap<>());
    }

    /** A statement that names a principal tests the name; a grant that names one applies only to its grantee. */
    private Map<ActionClass, Trial.Answer> answersOfNamed(
            Caller.InAccount caller, CallerSide side, Optional<Map<String, String>> tags) {
        boolean session = caller instanceof Caller.RoleSession role && role.sessionName() != null;
        return opening.isGrant() && !session ? answers(caller, side, tags) : new HashMap<>();
    }

    private void addPrincipal(String arn, Via via, boolean delegated) {
        if (!(Caller.parse(arn).orElse(null) instanceof Caller.InAccount caller)) {
            return;
        }
        String account = caller.accountId();
        Optional<IdentityPermissions> known =
                identities.byArn(caller.principalArn()).or(() -> roleOf(caller));
        if (known.isPresent()) {
            Caller.InAccount exact = sessionOf(known.get().caller(), caller);
            CallerSide side = identities.side(known.get());
            boolean limited = delegated || !account.equals(shapes.owner());
            all.add(ofCaller(
                    exact,
                    trials(exact, side, answersOfNamed(exact, side, known.get().tags())),
                    via,
                    limited));
            return;
        }
        CallerSide free = unlimited(Shape.kind(caller), account);
        Candidate unknown =
                ofCaller(caller, trials(caller, free, answersOfNamed(caller, free, Optional.empty())), via, false);
        boolean gone = identities.isKnown(account) && !(caller instanceof Caller.FederatedUser);
        all.add(gone ? unknown.withNote("the principal is not among the users and roles that were read") : unknown);
    }

    /** The ARN of a session leaves out the path of its role. */
    private Optional<IdentityPermissions> roleOf(Caller.InAccount caller) {
        return caller instanceof Caller.RoleSession session && session.rolePath() == null
                ? identities.byRoleName(session.accountId(), session.roleName())
                : Optional.empty();
    }

    private static Caller.InAccount sessionOf(Caller.InAccount known, Caller.InAccount named) {
        return known instanceof Caller.RoleSession role
                        && named instanceof Caller.RoleSession session
                        && session.sessionName() != null
                ? new Caller.RoleSession(
                        role.partition(),
                        role.accountId(),
                        role.rolePath(),
                        role.roleName(),
                        session.sessionName(),
                        role.roleId())
                : known;
    }

    /**
     * The caller and, for a role, its sessions that policies name: a policy on one session says nothing about another.
     */
    private List<Trial> trials(Caller.InAccount caller, CallerSide side, Map<ActionClass, Trial.Answer> sharedAnswers) {
        List<Trial> trials = new ArrayList<>();
        trials.add(trial(shapes.exactly(caller), side, sharedAnswers));
        if (caller instanceof Caller.RoleSession role && role.sessionName() == null) {
            for (Caller.RoleSession session : named.sessionsOf(role)) {
                trials.add(trial(shapes.exactly(sessionOf(role, session)), side, new HashMap<>()));
            }
        }
        return trials;
    }

    private Trial trial(Shape shape, CallerSide side, Formula extra, Origin origin) {
        return new Trial(shape, side, extra, origin, side.in(opening.world()), new HashMap<>());
    }

    private Trial trial(Shape.Exactly shape, CallerSide side, Map<ActionClass, Trial.Answer> sharedAnswers) {
        return new Trial(
                shape,
                side,
                Formula.always(),
                origin(shape.caller().accountId()),
                side.in(opening.world()),
                sharedAnswers);
    }

    /** Those who are trusted are so wherever they are. */
    private Origin origin(String account) {
        return shapes.isTrusted(account) ? Origin.ANYWHERE : Origin.UNTRUSTED;
    }

    /** A principal known only by the unique id in a condition, which does not reveal its account. */
    private void addHolder(String id) {
        all.add(holder(id, STRANGER, "", PolicyReach.UNKNOWN, true));
        if (!identities.isComplete(shapes.owner())) {
            all.add(holder(id, shapes.owner(), shapes.owner(), PolicyReach.ACCOUNT, false));
        }
    }

    private Candidate holder(String id, String account, String told, PolicyReach reach, boolean outside) {
        Caller.InAccount caller = id.startsWith("AROA")
                ? new Caller.RoleSession(shapes.partition(), account, "/", "example", null, id)
                : new Caller.User(shapes.partition(), account, "/", "example", id);
        Candidate holder = new Candidate(
                new Grantee.Principal(id, UNIQUE_ID, told),
                reach,
                outside,
                Via.KEY_POLICY,
                List.of(trial(shapes.exactly(caller), unlimited(Shape.kind(caller), account), new HashMap<>())),
                Set.of(IdentityKeys.IS_SERVICE, IdentityKeys.USER_ID),
                false,
                true,
                List.of());
        return holder.withNote("the owner of this unique id is unknown");
    }

    private Candidate ofCaller(Caller.InAccount caller, List<Trial> trials, Via via, boolean limited) {
        String account = caller.accountId();
        return new Candidate(
                principal(caller),
                principals.reach(account),
                !shapes.isTrusted(account),
                via,
                trials,
                OF_PRINCIPALS,
                limited,
                true,
                List.of());
    }

    private static Grantee.Principal principal(Caller.InAccount caller) {
        String account = caller.accountId();
        return switch (caller) {
            case Caller.AccountRoot root -> new Grantee.Principal(root.principalArn(), "root", account);
            case Caller.User user -> new Grantee.Principal(user.principalArn(), "user", account);
            case Caller.FederatedUser user -> new Grantee.Principal(user.principalArn(), "federated-user", account);
            case Caller.RoleSession session -> {
                String sessionArn = session.sessionArn();
                yield sessionArn == null
                        ? new Grantee.Principal(session.principalArn(), ROLE, account)
                        : new Grantee.Principal(sessionArn, ROLE_SESSION, account);
            }
        };
    }
}
