package io.keyledger.policy.search;

import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.Candidate.Trial;
import io.keyledger.policy.search.values.Choice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may come in through an opening, from the general to the specific. */
final class Candidates {
    static final String ANY_SERVICE = "any service";
    static final String ANY_SOURCE = "any source";
    static final String ROLE = "role";
    static final String ROLE_SESSION = "role-session";

    private static final String STRANGER = "999999999999";
    private static final List<Kind> NAMEABLE = List.of(Kind.ROLE, Kind.USER, Kind.FEDERATED);
    private static final List<Kind> KINDS = List.of(Kind.ROLE, Kind.USER, Kind.ROOT, Kind.FEDERATED);
    private static final List<String> SERVICES =
            List.of("s3.amazonaws.com", "cloudtrail.amazonaws.com", "sns.amazonaws.com", "logs.amazonaws.com");
    private static final Set<String> OF_NAMES =
            Set.of(Identities.PRINCIPAL_ARN, Identities.USER_ID, Identities.USER_NAME);
    private static final Set<String> OF_ACCOUNTS =
            Set.of(Identities.PRINCIPAL_ACCOUNT, Identities.CALLER_ACCOUNT, Identities.IS_SERVICE);
    private static final Set<String> OF_PRINCIPALS = Set.of(
            Identities.PRINCIPAL_ACCOUNT,
            Identities.CALLER_ACCOUNT,
            Identities.IS_SERVICE,
            Identities.PRINCIPAL_ARN,
            Identities.PRINCIPAL_TYPE,
            Identities.USER_NAME);
    private static final Set<String> OF_SERVICES =
            Set.of(Identities.IS_SERVICE, "aws:principalservicename", "aws:principalservicenameslist");

    private final Named named;
    private final Shapes shapes;
    private final TrustZone zone;
    private final KnownIdentities identities;
    private final Set<String> organizations;

    Candidates(Named named, Shapes shapes, TrustZone zone, KnownIdentities identities) {
        this.named = named;
        this.shapes = shapes;
        this.zone = zone;
        this.identities = identities;
        this.organizations = new TreeSet<>(named.organizations());
        organizations.addAll(zone.organizations());
        shapes.ownOrganization().ifPresent(organizations::add);
    }

    List<Candidate> of(Opening opening) {
        List<Candidate> all = new ArrayList<>();
        PrincipalSpec spec = opening.principal();
        boolean everyone = spec instanceof PrincipalSpec.Not
                || spec.patterns().stream().anyMatch(PrincipalPattern.Everyone.class::isInstance);
        if (everyone) {
            everyone(opening, all);
            return all;
        }
        Via direct = opening.isGrant() ? Via.GRANT : Via.KEY_POLICY;
        Via delegated = opening.isGrant() ? Via.GRANT : Via.ROOT_DELEGATION;
        for (PrincipalPattern pattern : spec.patterns()) {
            switch (pattern) {
                case PrincipalPattern.Account account -> account(account.accountId(), delegated, all);
                case PrincipalPattern.User user -> principal(user.text(), direct, all);
                case PrincipalPattern.Role role -> principal(role.text(), direct, all);
                case PrincipalPattern.RoleSession session -> principal(session.text(), direct, all);
                case PrincipalPattern.FederatedUser user -> principal(user.text(), direct, all);
                case PrincipalPattern.UniqueId(var id) ->
                    identities.byUniqueId(id).ifPresent(identity -> all.add(identity(identity, direct)));
                case PrincipalPattern.Service(var name) -> services(name, direct, all);
                case PrincipalPattern.Everyone _,
                        PrincipalPattern.IdentityProvider _,
                        PrincipalPattern.CanonicalUser _,
                        PrincipalPattern.Unmatchable _ -> {}
            }
        }
        return all;
    }

    private void everyone(Opening opening, List<Candidate> all) {
        all.add(anyAccount(true));
        if (named.hasConditionsOnNetworks()) {
            all.add(anyAccount(false));
        }
        for (String organization : organizations) {
            organization(organization, all);
        }
        Set<String> accounts = new TreeSet<>(named.accounts());
        identities.accounts().forEach(accounts::add);
        accounts.remove(shapes.owner());
        accounts.forEach(account -> account(account, Via.KEY_POLICY, all));
        boolean byName = opening.statements().stream().anyMatch(Candidates::asksForNames);
        if (!byName || !identities.isComplete(shapes.owner())) {
            all.add(wholeAccount(shapes.owner(), Via.KEY_POLICY, direct(shapes.owner()), true));
        }
        named.principals().keySet().forEach(arn -> principal(arn, Via.KEY_POLICY, all));
        identities.of(shapes.owner()).forEach(identity -> all.add(identity(identity, Via.KEY_POLICY)));
        all.add(rootUser(shapes.owner(), Via.KEY_POLICY));
        named.uniqueIds().stream()
                .filter(id -> identities.byUniqueId(id).isEmpty())
                .forEach(id -> holder(id, all));
        named.services().forEach(service -> services(service, Via.KEY_POLICY, all));
        services("*", Via.KEY_POLICY, all);
    }

    private static boolean asksForNames(Statement statement) {
        for (Condition condition : statement.conditions()) {
            boolean variable = condition.values().stream()
                    .flatMap(value -> value.template().parts().stream())
                    .anyMatch(part -> part instanceof Template.Part.Variable(var key, var _) && OF_NAMES.contains(key));
            if (variable || OF_NAMES.contains(condition.key())) {
                return true;
            }
        }
        return false;
    }

    private Candidate anyAccount(boolean open) {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : KINDS) {
            trials.add(new Trial(shapes.stranger(kind), unlimited(kind), shapes.outsideTrustedPaths(), open));
        }
        return new Candidate(
                new Grantee.AnyAccount(),
                open ? PolicyReach.PUBLIC : PolicyReach.CROSS_ACCOUNT,
                true,
                Via.KEY_POLICY,
                trials,
                Set.of(Identities.IS_SERVICE),
                true,
                List.of());
    }

    private static CallerSide unlimited(Kind kind) {
        return CallerSide.unlimited(kind, List.of());
    }

    /** Where only some of an organization is trusted, the rest of it comes first. */
    private void organization(String organization, List<Candidate> all) {
        boolean trusted = zone.organizations().contains(organization);
        Formula elsewhere = trusted ? Formula.always() : shapes.outsideTrustedPaths();
        all.add(organization(organization, !trusted, elsewhere));
        if (!elsewhere.isAlways()) {
            all.add(organization(organization, false, Formula.always()));
        }
    }

    private Candidate organization(String organization, boolean outside, Formula extra) {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : KINDS) {
            trials.add(new Trial(shapes.member(kind, organization), unlimited(kind), extra, false));
        }
        return new Candidate(
                new Grantee.Organization(organization),
                shapes.isOwnOrganization(organization) ? PolicyReach.ORGANIZATION : PolicyReach.CROSS_ACCOUNT,
                outside,
                Via.KEY_POLICY,
                trials,
                Set.of(Identities.IS_SERVICE, Identities.ORGANIZATION),
                true,
                List.of());
    }

    /** The principals of an account one by one where they are known, and else all in one. */
    private void account(String account, Via via, List<Candidate> all) {
        if (identities.isComplete(account)) {
            identities.of(account).forEach(identity -> all.add(identity(identity, via)));
            all.add(rootUser(account, via));
            return;
        }
        boolean known = identities.isKnown(account);
        if (known) {
            identities.of(account).forEach(identity -> all.add(identity(identity, via)));
        }
        all.add(wholeAccount(account, via, delegated(account), !known));
        all.add(rootUser(account, via));
        named.principals().forEach((arn, caller) -> {
            if (caller.accountId().equals(account)) {
                principal(arn, via, all);
            }
        });
    }

    private Candidate wholeAccount(String account, Via via, List<Trial> trials, boolean certain) {
        return new Candidate(
                new Grantee.Account(account),
                reach(account),
                !shapes.isTrusted(account),
                via,
                trials,
                OF_ACCOUNTS,
                certain,
                certain ? List.of() : List.of("not all users and roles of the account were read"));
    }

    /** Principals of an account whose own policies allow everything. */
    private List<Trial> delegated(String account) {
        List<PolicyLevel> organization = identities.serviceControlPolicies(account);
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : NAMEABLE) {
            trials.add(new Trial(
                    shapes.inAccount(kind, account),
                    CallerSide.unlimited(kind, organization),
                    Formula.always(),
                    false));
        }
        return trials;
    }

    /** Principals of the key's own account without any permission of their own. */
    private List<Trial> direct(String account) {
        CallerSide side = CallerSide.without(identities.serviceControlPolicies(account));
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : NAMEABLE) {
            trials.add(new Trial(shapes.inAccount(kind, account), side, Formula.always(), false));
        }
        return trials;
    }

    private Candidate rootUser(String account, Via via) {
        Caller.InAccount root = new Caller.AccountRoot(shapes.partition(), account);
        CallerSide side = CallerSide.without(identities.serviceControlPolicies(account));
        return ofCaller(root, side, via, List.of());
    }

    private Candidate identity(Identity identity, Via via) {
        return ofCaller(identity.caller(), CallerSide.of(identity), via, List.of());
    }

    private void principal(String arn, Via via, List<Candidate> all) {
        if (!(Caller.parse(arn).orElse(null) instanceof Caller.InAccount caller)) {
            return;
        }
        String account = caller.accountId();
        Optional<Identity> known = identities.byArn(caller.principalArn()).or(() -> roleOf(caller));
        if (known.isPresent()) {
            Caller.InAccount exact =
                    caller instanceof Caller.RoleSession(var partition, var id, var _, var name, String session, var _)
                                    && known.get().caller() instanceof Caller.RoleSession role
                            ? new Caller.RoleSession(partition, id, role.rolePath(), name, session, role.roleId())
                            : known.get().caller();
            all.add(ofCaller(exact, CallerSide.of(known.get()), via, List.of()));
            return;
        }
        List<String> notes = identities.isKnown(account) && !(caller instanceof Caller.FederatedUser)
                ? List.of("the principal is not among the users and roles that were read")
                : List.of();
        CallerSide side = CallerSide.unlimited(Shape.kind(caller), identities.serviceControlPolicies(account));
        all.add(ofCaller(caller, side, via, notes));
    }

    /** Somebody of whom only the unique id is known, in a condition: of which account it is cannot be told from it. */
    private void holder(String id, List<Candidate> all) {
        all.add(holder(id, STRANGER, "", PolicyReach.UNKNOWN, true));
        if (!identities.isComplete(shapes.owner())) {
            all.add(holder(id, shapes.owner(), shapes.owner(), PolicyReach.ACCOUNT, false));
        }
    }

    private Candidate holder(String id, String account, String told, PolicyReach reach, boolean outside) {
        Caller.InAccount caller = id.startsWith("AROA")
                ? new Caller.RoleSession(shapes.partition(), account, "/", "example", null, id)
                : new Caller.User(shapes.partition(), account, "/", "example", id);
        CallerSide side = CallerSide.unlimited(Shape.kind(caller), identities.serviceControlPolicies(account));
        return new Candidate(
                new Grantee.Principal(id, "unique-id", told),
                reach,
                outside,
                Via.KEY_POLICY,
                List.of(new Trial(shapes.exactly(caller), side, Formula.always(), false)),
                Set.of(Identities.IS_SERVICE, Identities.USER_ID),
                true,
                List.of("whose unique id it is, is not known"));
    }

    /** The ARN of a session leaves out the path of its role; names of roles are unique in an account. */
    private Optional<Identity> roleOf(Caller.InAccount caller) {
        return caller instanceof Caller.RoleSession session && session.rolePath() == null
                ? identities.of(session.accountId()).stream()
                        .filter(identity -> identity.caller() instanceof Caller.RoleSession role
                                && role.roleName().equals(session.roleName()))
                        .findFirst()
                : Optional.empty();
    }

    private Candidate ofCaller(Caller.InAccount caller, CallerSide side, Via via, List<String> notes) {
        String account = caller.accountId();
        List<Trial> trials = new ArrayList<>();
        trials.add(new Trial(shapes.exactly(caller), side, Formula.always(), false));
        for (Caller.InAccount session : sessions(caller)) {
            trials.add(new Trial(shapes.exactly(session), side, Formula.always(), false));
        }
        return new Candidate(
                principal(caller), reach(account), !shapes.isTrusted(account), via, trials, OF_PRINCIPALS, true, notes);
    }

    /** The sessions of a role that policies name: what is said of one goes for no other. */
    private List<Caller.InAccount> sessions(Caller.InAccount caller) {
        List<Caller.InAccount> sessions = new ArrayList<>();
        if (caller instanceof Caller.RoleSession role && role.sessionName() == null) {
            for (Caller.InAccount other : named.principals().values()) {
                if (other instanceof Caller.RoleSession session
                        && session.sessionName() != null
                        && session.accountId().equals(role.accountId())
                        && session.roleName().equals(role.roleName())) {
                    sessions.add(new Caller.RoleSession(
                            role.partition(),
                            role.accountId(),
                            role.rolePath(),
                            role.roleName(),
                            session.sessionName(),
                            role.roleId()));
                }
            }
        }
        return sessions;
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

    private PolicyReach reach(String account) {
        if (account.equals(shapes.owner())) {
            return PolicyReach.ACCOUNT;
        }
        return shapes.isInOrganization(account) ? PolicyReach.ORGANIZATION : PolicyReach.CROSS_ACCOUNT;
    }

    /** For whom a service acts, from anybody to one resource. */
    private void services(String pattern, Via via, List<Candidate> all) {
        String name = pattern.equals("*")
                ? SERVICES.stream()
                        .filter(example -> !named.services().contains(example))
                        .findFirst()
                        .orElse("kms.amazonaws.com")
                : pattern;
        String text = pattern.equals("*") ? ANY_SERVICE : pattern;
        all.add(service(text, ANY_SOURCE, true, via, shapes.strangersService(name), Set.of()));
        all.add(service(
                text,
                "a source it does not tell",
                true,
                via,
                Shapes.silentService(name),
                Set.of("aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourcearn")));
        Set<String> sourceOrganizations = new TreeSet<>(named.sourceOrganizations());
        sourceOrganizations.addAll(zone.organizations());
        shapes.ownOrganization().ifPresent(sourceOrganizations::add);
        for (String organization : sourceOrganizations) {
            all.add(service(
                    text,
                    "organization " + organization,
                    !shapes.isOwnOrganization(organization),
                    via,
                    shapes.serviceForOrganization(name, organization),
                    Set.of("aws:sourceorgid")));
        }
        Set<String> sourceAccounts = new LinkedHashSet<>(Set.of(shapes.owner()));
        sourceAccounts.addAll(named.sourceAccounts());
        sourceAccounts.addAll(zone.accounts().stream().sorted().toList());
        for (String account : sourceAccounts) {
            all.add(service(
                    text,
                    "account " + account,
                    !shapes.isTrusted(account),
                    via,
                    shapes.serviceForAccount(name, account),
                    Set.of("aws:sourceaccount")));
        }
        for (String arn : named.sourceArns()) {
            all.add(service(
                    text,
                    arn,
                    shapes.isForeignSource(arn),
                    via,
                    Shapes.serviceForResource(name, arn),
                    Set.of("aws:sourcearn")));
        }
    }

    private static Candidate service(
            String name, String source, boolean outside, Via via, Shape.Service shape, Set<String> known) {
        List<Formula> told = new ArrayList<>();
        if (shape.sourceAccount().mayBePresent()) {
            told.add(new Formula.Holds("aws:sourceaccount", Choice.present()));
            known.forEach(key -> told.add(new Formula.Holds(key, Choice.present())));
        }
        Set<String> all = new TreeSet<>(OF_SERVICES);
        all.addAll(known);
        return new Candidate(
                new Grantee.Service(name, source),
                PolicyReach.SERVICE,
                outside,
                via,
                List.of(new Trial(shape, CallerSide.without(List.of()), Formula.all(told), false)),
                all,
                true,
                List.of());
    }
}
