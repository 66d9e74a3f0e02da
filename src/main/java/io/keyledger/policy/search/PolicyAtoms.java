package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.values.PassingValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All principals and places that the policies of a world name: the atoms that a search must distinguish. */
final class PolicyAtoms {
    private static final String RESOURCE_ORGANIZATION = "aws:resourceorg";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]+");

    /** More addresses than this, and an outsider can be expected to have one of them: those of a /8. */
    private static final BigInteger NARROW_IPV4 = BigInteger.ONE.shiftLeft(24);

    /** More addresses than this, and an outsider can be expected to have one of them: those of a /32. */
    private static final BigInteger NARROW_IPV6 = BigInteger.ONE.shiftLeft(96);

    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> organizations = new TreeSet<>();
    private final Map<String, Caller.InAccount> principals = new TreeMap<>();
    private final Map<String, List<Caller.RoleSession>> sessions = new TreeMap<>();
    private final Set<String> uniqueIds = new TreeSet<>();
    private final Set<String> services = new TreeSet<>();
    private final Set<String> sourceAccounts = new TreeSet<>();
    private final Set<String> sourceOrganizations = new TreeSet<>();
    private final Set<String> sourceArns = new TreeSet<>();
    private final Set<String> places = new TreeSet<>();
    private final List<PassingValues.Network> networks = new ArrayList<>();
    private boolean conditionsOnNetworks;
    private boolean keysOfResourceOrganization;

    PolicyAtoms(World world) {
        world.policies().forEach(this::collect);
        for (KeyGrant grant : world.grants()) {
            collect(AwsPrincipals.read(grant.grantee()).orElseGet(() -> new PrincipalPattern.Service(grant.grantee())));
        }
    }

    /** Account ids, of principals too. */
    Set<String> accounts() {
        return accounts;
    }

    Set<String> organizations() {
        return organizations;
    }

    /** Users, roles and sessions by ARN. */
    Map<String, Caller.InAccount> principals() {
        return principals;
    }

    /** The sessions of a role, whatever its path. */
    List<Caller.RoleSession> sessionsOf(Caller.RoleSession role) {
        return sessions.getOrDefault(role(role), List.of()).stream()
                .sorted(Comparator.comparing(session -> String.valueOf(session.sessionName())))
                .toList();
    }

    private static String role(Caller.RoleSession session) {
        return session.accountId() + "/" + session.roleName();
    }

    Set<String> uniqueIds() {
        return uniqueIds;
    }

    Set<String> services() {
        return services;
    }

    Set<String> sourceAccounts() {
        return sourceAccounts;
    }

    Set<String> sourceOrganizations() {
        return sourceOrganizations;
    }

    /** Exact ARNs of resources that services act for. */
    Set<String> sourceArns() {
        return sourceArns;
    }

    /** Ids of VPCs and endpoints, their accounts and organizations, where an outsider cannot be. */
    Set<String> places() {
        return places;
    }

    boolean hasConditionsOnNetworks() {
        return conditionsOnNetworks;
    }

    /** Networks that are so narrow together that an outsider cannot be expected to have an address in one. */
    List<PassingValues.Network> narrowNetworks() {
        List<PassingValues.Network> narrow = new ArrayList<>();
        for (boolean version6 : new boolean[] {false, true}) {
            List<PassingValues.Network> ofVersion = networks.stream()
                    .filter(network -> network.version6() == version6)
                    .toList();
            BigInteger size =
                    ofVersion.stream().map(PassingValues.Network::size).reduce(BigInteger.ZERO, BigInteger::add);
            if (size.compareTo(version6 ? NARROW_IPV6 : NARROW_IPV4) <= 0) {
                narrow.addAll(ofVersion);
            }
        }
        return narrow;
    }

    private void collect(CompiledPolicy policy) {
        for (Statement statement : policy.policy().statements()) {
            statement.principal().patterns().forEach(this::collect);
            statement.conditions().forEach(this::collect);
        }
    }

    private void collect(PrincipalPattern pattern) {
        switch (pattern) {
            case PrincipalPattern.Account account -> accounts.add(account.accountId());
            case PrincipalPattern.User user -> principal(user.text());
            case PrincipalPattern.Role role -> principal(role.text());
            case PrincipalPattern.RoleSession session -> principal(session.text());
            case PrincipalPattern.FederatedUser user -> principal(user.text());
            case PrincipalPattern.Service(var name) -> services.add(name);
            case PrincipalPattern.UniqueId(var id) -> uniqueIds.add(id);
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> {}
        }
    }

    private void principal(String arn) {
        if (Caller.parse(arn).orElse(null) instanceof Caller.InAccount caller) {
            boolean known = principals.put(arn, caller) != null;
            accounts.add(caller.accountId());
            if (!known && caller instanceof Caller.RoleSession session && session.sessionName() != null) {
                sessions.computeIfAbsent(role(session), _ -> new ArrayList<>()).add(session);
            }
        }
    }

    /** Whether something depends on the organization of the key's account. */
    boolean asksForOrganizationOfKey() {
        return keysOfResourceOrganization;
    }

    private void collect(Condition condition) {
        String key = condition.key();
        keysOfResourceOrganization |= key.startsWith(RESOURCE_ORGANIZATION);
        for (Condition.Value value : condition.values()) {
            for (Template.Part part : value.template().parts()) {
                keysOfResourceOrganization |= part instanceof Template.Part.Variable(var name, var _)
                        && name.startsWith(RESOURCE_ORGANIZATION);
            }
            String text = value.text();
            switch (key) {
                case "aws:principalaccount", "kms:calleraccount" -> addIf(ACCOUNT, text, accounts);
                case "aws:principalarn" -> {
                    addIf(ACCOUNT, component(text, 4), accounts);
                    if (value.template().isFixed()) {
                        principal(text);
                    }
                }
                case "aws:userid" -> {
                    int colon = text.indexOf(':');
                    String id = colon < 0 ? text : text.substring(0, colon);
                    if (id.chars().noneMatch(character -> character == '*' || character == '?' || character == '$')) {
                        (ACCOUNT.matcher(id).matches() ? accounts : uniqueIds).add(id);
                    }
                }
                case "aws:principalorgid" -> addIf(ORGANIZATION, text, organizations);
                case "aws:principalorgpaths" -> addIf(ORGANIZATION, first(text), organizations);
                case "aws:sourceaccount" -> addIf(ACCOUNT, text, sourceAccounts);
                case "aws:sourceorgid" -> addIf(ORGANIZATION, text, sourceOrganizations);
                case "aws:sourceorgpaths" -> addIf(ORGANIZATION, first(text), sourceOrganizations);
                case "aws:sourcearn" -> {
                    addIf(ACCOUNT, component(text, 4), sourceAccounts);
                    if (value.template().isFixed()) {
                        sourceArns.add(text);
                    }
                }
                case "aws:principalservicename", "aws:principalservicenameslist" -> {
                    if (value.template().isFixed()) {
                        services.add(text);
                    }
                }
                case "aws:sourceip" -> {
                    conditionsOnNetworks = true;
                    PassingValues.Network.parse(text).ifPresent(networks::add);
                }
                case "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid" -> {
                    conditionsOnNetworks = true;
                    if (value.template().isFixed()) {
                        places.add(text);
                    }
                }
                case "aws:vpceorgpaths" -> {
                    conditionsOnNetworks = true;
                    addIf(ORGANIZATION, first(text), places);
                }
                default -> {}
            }
        }
    }

    private static void addIf(Pattern form, String text, Set<String> all) {
        if (form.matcher(text).matches()) {
            all.add(text);
        }
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static String component(String arn, int index) {
        String[] components = arn.split(":", 6);
        return components.length == 6 ? components[index] : "";
    }
}
