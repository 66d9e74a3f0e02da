package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tries every combination of representative callers, actions and values of condition keys on a key. */
final class BruteForce {
    private static final List<String> ACTIONS = List.of(
            "kms:Decrypt", "kms:Encrypt", "kms:CreateGrant", "kms:PutKeyPolicy", "kms:DescribeKey", "kms:ListGrants");
    private static final Set<String> WITH_CONTEXT = Set.of("kms:Decrypt", "kms:Encrypt", "kms:CreateGrant");
    private static final List<String> ABSENT = List.of();

    private static final List<Caller> CALLERS = List.of(
            new Caller.AccountRoot("aws", RandomKeys.OWNER),
            new Caller.User("aws", RandomKeys.OWNER, "/", "Alice", "AIDAALICEALICEALICE12"),
            new Caller.RoleSession("aws", RandomKeys.OWNER, "/", "App", "s1", "AROAAPPAPPAPPAPPAPPA1"),
            new Caller.RoleSession("aws", RandomKeys.OWNER, "/", "App", "s2", "AROAAPPAPPAPPAPPAPPA1"),
            new Caller.RoleSession("aws", RandomKeys.OWNER, "/", "App", "s1", "AROAOTHERAPPOTHERAPP1"),
            new Caller.RoleSession("aws", RandomKeys.OWNER, "/team/", "Fresh", "s1", "AROAFRESHFRESHFRESH12"),
            new Caller.User("aws", RandomKeys.OWNER, "/", "Newcomer", "AIDANEWNEWNEWNEWNEW12"),
            new Caller.AccountRoot("aws", RandomKeys.PARTNER),
            new Caller.User("aws", RandomKeys.PARTNER, "/", "Eve", "AIDAEVEEVEEVEEVEEVE12"),
            new Caller.RoleSession("aws", RandomKeys.PARTNER, "/", "Other", "s1", "AROAOTHEROTHEROTHER12"),
            new Caller.AccountRoot("aws", RandomKeys.STRANGER),
            new Caller.User("aws", RandomKeys.STRANGER, "/", "Mallory", "AIDAMALLORYMALLORY123"),
            new Caller.User("aws", RandomKeys.STRANGER, "/", "Eve", "AIDAMALLORYMALLORY124"),
            new Caller.RoleSession("aws", RandomKeys.STRANGER, "/", "Mallory", "s1", "AROAMALLORYMALLORY123"),
            new Caller.ServicePrincipal("logs.amazonaws.com"),
            new Caller.ServicePrincipal("sqs.amazonaws.com"));

    private final KeyWorld key;
    private final List<IdentityPermissions> identities;
    private final Set<String> keys = new LinkedHashSet<>();

    BruteForce(KeyWorld key, List<IdentityPermissions> identities) {
        this.key = key;
        this.identities = identities;
        World world = key.world();
        world.policies(Layer.RESOURCE_POLICY).forEach(this::collect);
        for (PolicyLevel level : world.levels(Layer.RESOURCE_CONTROL_POLICY)) {
            level.policies().forEach(this::collect);
        }
        identities.forEach(identity -> {
            identity.policies().forEach(this::collect);
            identity.boundaries().forEach(this::collect);
        });
        if (!world.grants().isEmpty()) {
            keys.addAll(List.of(
                    "kms:encryptioncontext:dept", "kms:encryptioncontextkeys", "kms:grantoperations", "aws:sourcearn"));
        }
    }

    private void collect(CompiledPolicy policy) {
        for (Statement statement : policy.policy().statements()) {
            statement.resource().patterns().forEach(this::collect);
            for (Condition condition : statement.conditions()) {
                keys.add(condition.key());
                condition.values().forEach(value -> collect(value.template()));
            }
        }
    }

    private void collect(Template template) {
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Part.Variable(var name, var _)) {
                keys.add(name);
            }
        }
    }

    /** The world as it is for a caller; empty where there is no such caller. */
    World worldOf(Caller caller) {
        CallerSide side = switch (caller) {
            case Caller.InAccount principal
            when principal.accountId().equals(RandomKeys.OWNER) && !identities.isEmpty() ->
                identities.stream()
                        .filter(identity -> identity.caller().principalArn().equals(principal.principalArn()))
                        .findFirst()
                        .map(CallerSide::of)
                        .orElse(CallerSide.without(List.of()));
            case Caller.InAccount principal -> CallerSide.unlimited(Shape.kind(principal), List.of());
            case Caller.ServicePrincipal _, Caller.Anonymous _ -> CallerSide.without(List.of());
        };
        return side.in(key.world());
    }

    private boolean exists(Caller caller) {
        if (identities.isEmpty()
                && caller instanceof Caller.RoleSession session
                && "AROAAPPAPPAPPAPPAPPA1".equals(session.roleId())) {
            // A unique id that a policy names and that nobody is known to have is that of a deleted principal.
            return false;
        }
        return !(caller instanceof Caller.InAccount principal)
                || !principal.accountId().equals(RandomKeys.OWNER)
                || identities.isEmpty()
                || principal instanceof Caller.AccountRoot
                || (identities.stream()
                                .anyMatch(identity ->
                                        identity.caller().principalArn().equals(principal.principalArn()))
                        && !(caller instanceof Caller.RoleSession session
                                && "AROAOTHERAPPOTHERAPP1".equals(session.roleId())));
    }

    /** Every request that can happen and is allowed. */
    void eachAllowed(Consumer<Request> visitor) {
        for (Caller caller : CALLERS) {
            if (exists(caller)) {
                World world = worldOf(caller);
                for (String action : ACTIONS) {
                    each(caller, action, request -> {
                        if (Decider.decide(world, request).isAllowed()) {
                            visitor.accept(request);
                        }
                    });
                }
            }
        }
    }

    /** Every request of a caller for an action that can happen. */
    void each(Caller caller, String action, Consumer<Request> visitor) {
        Map<String, List<List<String>>> choices = new LinkedHashMap<>();
        for (String name : keys) {
            choices.put(name, choices(name, caller, action));
        }
        visit(caller, action, new ArrayList<>(choices.keySet()), choices, new LinkedHashMap<>(), visitor);
    }

    private void visit(
            Caller caller,
            String action,
            List<String> left,
            Map<String, List<List<String>>> choices,
            Map<String, List<String>> context,
            Consumer<Request> visitor) {
        if (left.isEmpty()) {
            if (isPossible(context, action)) {
                Map<String, List<String>> given = new LinkedHashMap<>(context);
                given.values().removeIf(List::isEmpty);
                visitor.accept(Request.possible(caller, action, RandomKeys.KEY, given, key.organizations()));
            }
            return;
        }
        String name = left.getFirst();
        for (List<String> values : choices.getOrDefault(name, List.of())) {
            context.put(name, values);
            visit(caller, action, left.subList(1, left.size()), choices, context, visitor);
        }
        context.remove(name);
    }

    private List<List<String>> choices(String name, Caller caller, String action) {
        boolean service = caller instanceof Caller.ServicePrincipal;
        boolean root = caller instanceof Caller.AccountRoot;
        return switch (name) {
            case "aws:principalorgid" -> organizations(caller);
            case "aws:principalorgpaths" -> organizationPaths(caller);
            case "aws:principaltag/team" ->
                service || root
                        ? List.of(ABSENT)
                        : List.of(
                                ABSENT,
                                List.of("red"),
                                List.of("blue"),
                                List.of("other"),
                                List.of("abcd"),
                                List.of(""));
            case "aws:resourcetag/team" -> List.of(List.of("red"));
            case "kms:encryptioncontext:dept" ->
                WITH_CONTEXT.contains(action) ? List.of(ABSENT, List.of("red"), List.of("blue")) : List.of(ABSENT);
            case "kms:encryptioncontextkeys" ->
                WITH_CONTEXT.contains(action)
                        ? List.of(
                                ABSENT,
                                List.of("dept"),
                                List.of("Dept"),
                                List.of("team"),
                                List.of("dept", "team"),
                                List.of("x"),
                                List.of(""))
                        : List.of(ABSENT);
            case "kms:viaservice" ->
                service
                        ? List.of(ABSENT)
                        : List.of(
                                ABSENT, List.of("s3.us-west-2.amazonaws.com"), List.of("ec2.us-west-2.amazonaws.com"));
            case "kms:grantisforawsresource" ->
                Set.of("kms:CreateGrant", "kms:ListGrants").contains(action)
                        ? List.of(List.of("true"), List.of("false"))
                        : List.of(ABSENT);
            case "kms:grantoperations" ->
                action.equals("kms:CreateGrant")
                        ? List.of(
                                List.of("Decrypt"),
                                List.of("CreateGrant"),
                                List.of("Decrypt", "Sign"),
                                List.of("Encrypt", "Decrypt"))
                        : List.of(ABSENT);
            case "aws:sourceaccount" ->
                service
                        ? List.of(
                                ABSENT,
                                List.of(RandomKeys.OWNER),
                                List.of(RandomKeys.PARTNER),
                                List.of(RandomKeys.STRANGER))
                        : List.of(ABSENT);
            case "aws:sourcearn" ->
                service
                        ? List.of(
                                ABSENT,
                                List.of("arn:aws:logs:us-west-2:111122223333:log-group:x"),
                                List.of("arn:aws:logs:us-west-2:111122223333:log-group:y"),
                                List.of("arn:aws:logs:us-west-2:999999999999:log-group:x"))
                        : List.of(ABSENT);
            case "aws:sourceip" ->
                service
                        ? List.of(ABSENT)
                        : List.of(ABSENT, List.of("203.0.113.10"), List.of("198.51.100.1"), List.of("10.1.2.3"));
            case "aws:sourcevpce" -> service ? List.of(ABSENT) : List.of(ABSENT, List.of("vpce-1"), List.of("vpce-2"));
            case "aws:currenttime" -> List.of(List.of("2029-01-01T00:00:00Z"), List.of("2031-01-01T00:00:00Z"));
            case "aws:multifactorauthpresent" ->
                service ? List.of(ABSENT) : List.of(ABSENT, List.of("true"), List.of("false"));
            case "aws:multifactorauthage" ->
                service ? List.of(ABSENT) : List.of(ABSENT, List.of("10"), List.of("7200"));
            default -> List.of(ABSENT);
        };
    }

    private List<List<String>> organizations(Caller caller) {
        String account = caller.account().orElse("");
        if (account.isEmpty() || key.organizations().isOutside(account)) {
            return List.of(ABSENT);
        }
        return key.organizations()
                .of(account)
                .map(place -> List.of(List.of(place.organizationId())))
                .orElse(List.of(
                        ABSENT,
                        List.of(RandomKeys.ORGANIZATION),
                        List.of(RandomKeys.OTHER_ORGANIZATION),
                        List.of("o-cccccccccc")));
    }

    /** Where an organization is known without the path in it, any path of it is possible. */
    private List<List<String>> organizationPaths(Caller caller) {
        String account = caller.account().orElse("");
        if (account.isEmpty() || key.organizations().isOutside(account)) {
            return List.of(ABSENT);
        }
        String path =
                key.organizations().of(account).map(Organizations.Place::path).orElse("");
        List<List<String>> paths = new ArrayList<>();
        if (!path.isEmpty()) {
            return List.of(List.of(path));
        }
        paths.add(List.of(RandomKeys.ORGANIZATION + "/r-ab12/ou-ab12-11111111/"));
        paths.add(List.of(RandomKeys.ORGANIZATION + "/r-ab12/"));
        if (key.organizations().of(account).isEmpty()) {
            paths.add(ABSENT);
            paths.add(List.of(RandomKeys.OTHER_ORGANIZATION + "/r-ab12/"));
        }
        return paths;
    }

    /** Keys that speak of the same thing agree. */
    private boolean isPossible(Map<String, List<String>> context, String action) {
        List<String> via = context.getOrDefault("kms:viaservice", ABSENT);
        List<String> resource = context.getOrDefault("kms:grantisforawsresource", ABSENT);
        List<String> ip = context.getOrDefault("aws:sourceip", ABSENT);
        List<String> endpoint = context.getOrDefault("aws:sourcevpce", ABSENT);
        List<String> names = context.getOrDefault("kms:encryptioncontextkeys", ABSENT);
        List<String> pair = context.getOrDefault("kms:encryptioncontext:dept", ABSENT);
        List<String> organization = context.getOrDefault("aws:principalorgid", ABSENT);
        List<String> path = context.getOrDefault("aws:principalorgpaths", ABSENT);
        List<String> account = context.getOrDefault("aws:sourceaccount", ABSENT);
        List<String> arn = context.getOrDefault("aws:sourcearn", ABSENT);
        List<String> factor = context.getOrDefault("aws:multifactorauthpresent", ABSENT);
        List<String> age = context.getOrDefault("aws:multifactorauthage", ABSENT);
        boolean named =
                names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals("dept"));
        boolean forwarded = !via.isEmpty();
        return !(resource.contains("true") && context.containsKey("kms:viaservice") && !forwarded)
                && (ip.isEmpty() || endpoint.isEmpty())
                && !(context.containsKey("aws:sourceip")
                        && context.containsKey("aws:sourcevpce")
                        && context.containsKey("kms:viaservice")
                        && ip.isEmpty()
                        && endpoint.isEmpty()
                        && !forwarded)
                && (!context.containsKey("kms:encryptioncontextkeys")
                        || !context.containsKey("kms:encryptioncontext:dept")
                        || named != pair.isEmpty())
                && (path.isEmpty()
                        || !context.containsKey("aws:principalorgid")
                        || (organization.size() == 1 && path.getFirst().startsWith(organization.getFirst())))
                && (organization.isEmpty() || !context.containsKey("aws:principalorgpaths") || !path.isEmpty())
                && (arn.isEmpty() || account.isEmpty() || arn.getFirst().contains(account.getFirst()))
                && !(factor.isEmpty() && !age.isEmpty())
                && !(factor.contains("false") && !age.isEmpty())
                && !(factor.contains("true") && age.isEmpty() && context.containsKey("aws:multifactorauthage"))
                && !action.isEmpty();
    }
}
