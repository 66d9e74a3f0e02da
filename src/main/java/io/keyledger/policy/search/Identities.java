package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.formula.Box;
import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.Sample;
import io.keyledger.policy.search.values.ValueSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds callers of a shape whose identity keys are in a box, all of them at once: they depend on each other. */
final class Identities {
    static final String PRINCIPAL_ARN = "aws:principalarn";
    static final String PRINCIPAL_ACCOUNT = "aws:principalaccount";
    static final String CALLER_ACCOUNT = "kms:calleraccount";
    static final String ORGANIZATION = "aws:principalorgid";
    static final String ORGANIZATION_PATHS = "aws:principalorgpaths";
    static final String USER_ID = "aws:userid";
    static final String USER_NAME = "aws:username";
    static final String PRINCIPAL_TYPE = "aws:principaltype";
    static final String IS_SERVICE = "aws:principalisawsservice";
    static final String SERVICE_NAME = "aws:principalservicename";
    static final String SERVICE_NAMES = "aws:principalservicenameslist";

    private static final Set<String> KEYS = Set.of(
            PRINCIPAL_ARN,
            PRINCIPAL_ACCOUNT,
            CALLER_ACCOUNT,
            ORGANIZATION,
            ORGANIZATION_PATHS,
            USER_ID,
            USER_NAME,
            PRINCIPAL_TYPE,
            IS_SERVICE,
            SERVICE_NAME,
            SERVICE_NAMES);
    private static final String ROLE_ID = "AROAEXAMPLEEXAMPLE123";
    private static final String USER_ID_EXAMPLE = "AIDAEXAMPLEEXAMPLE123";
    private static final String SESSION = "session";

    private final RunContext context;

    Identities(RunContext context) {
        this.context = context;
    }

    static boolean isIdentity(String key) {
        return KEYS.contains(key);
    }

    /** Whether both keys are the account of the caller. */
    static boolean isAccount(String key) {
        return key.equals(PRINCIPAL_ACCOUNT) || key.equals(CALLER_ACCOUNT);
    }

    /** What was found. */
    sealed interface Outcome {
        record Found(Caller caller, Map<String, List<String>> values) implements Outcome {}

        record Nobody() implements Outcome {}

        record Unsure(String reason) implements Outcome {}

        /** Used if a set has no member to continue with. */
        static Outcome without(Sample sample) {
            return sample instanceof Sample.Unsure(var reason) ? new Unsure(reason) : new Nobody();
        }
    }

    Outcome find(Box box) {
        return switch (context.shape()) {
            case Shape.Exactly(var caller, var organization) -> exactly(caller, organization, box);
            case Shape.Anyone anyone -> new InventedPrincipals(context, anyone, this, box).find();
            case Shape.Service(var name, var _, var _, var _, var _) -> {
                Caller service = new Caller.ServicePrincipal(name);
                yield constant(service, context.keyContext().derived(service), box);
            }
        };
    }

    /** One caller, with an id and an organization where none is known. */
    Outcome exactly(Caller.InAccount caller, Choice organization, Box box) {
        Map<String, List<String>> derived = context.keyContext().derived(caller);
        Outcome identified =
                derived.containsKey(USER_ID) ? new Outcome.Found(caller, derived) : withUserId(caller, box, derived);
        if (!(identified instanceof Outcome.Found(Caller.InAccount known, var values))) {
            return identified;
        }
        if (values.containsKey(ORGANIZATION_PATHS)) {
            return constant(known, values, box);
        }
        return switch (new OrganizationKeys(context, organization, box).find()) {
            case OrganizationKeys.Outcome.None() -> constant(known, values, box);
            case OrganizationKeys.Outcome.Nowhere() -> new Outcome.Nobody();
            case OrganizationKeys.Outcome.Unsure(var reason) -> new Outcome.Unsure(reason);
            case OrganizationKeys.Outcome.In(var id, var path) -> {
                Map<String, List<String>> placed = new HashMap<>(values);
                placed.put(ORGANIZATION, List.of(id));
                placed.put(ORGANIZATION_PATHS, List.of(path));
                yield constant(known, placed, box);
            }
        };
    }

    /** A user or session with an unknown unique id: any id is possible. */
    private Outcome withUserId(Caller.InAccount caller, Box box, Map<String, List<String>> derived) {
        Optional<ValueSet> wanted = box.choice(USER_ID).single();
        if (wanted.isEmpty()) {
            return new Outcome.Nobody();
        }
        return switch (caller) {
            case Caller.RoleSession session -> {
                Sample id = wanted.get().and(ids(session)).sample(List.of(example(session)), context.effort());
                if (!(id instanceof Sample.Value(var text))) {
                    yield Outcome.without(id);
                }
                int colon = text.indexOf(':');
                yield identified(
                        new Caller.RoleSession(
                                session.partition(),
                                session.accountId(),
                                session.rolePath(),
                                session.roleName(),
                                text.substring(colon + 1),
                                text.substring(0, colon)),
                        text,
                        derived);
            }
            case Caller.User user -> {
                Sample id = wanted.get()
                        .and(PrincipalForms.userIds(Kind.USER))
                        .sample(List.of(USER_ID_EXAMPLE), context.effort());
                yield id instanceof Sample.Value(var text)
                        ? identified(
                                new Caller.User(user.partition(), user.accountId(), user.path(), user.name(), text),
                                text,
                                derived)
                        : Outcome.without(id);
            }
            case Caller.AccountRoot _, Caller.FederatedUser _ -> new Outcome.Found(caller, derived);
        };
    }

    private static Outcome identified(Caller caller, String id, Map<String, List<String>> derived) {
        Map<String, List<String>> values = new HashMap<>(derived);
        values.put(USER_ID, List.of(id));
        return new Outcome.Found(caller, values);
    }

    private static ValueSet ids(Caller.RoleSession session) {
        if (session.roleId() == null && session.sessionName() == null) {
            return PrincipalForms.userIds(Kind.ROLE);
        }
        GlobSet.Builder ids = GlobSet.builder();
        if (session.roleId() == null) {
            ids.literal("AROA").times(17, CharacterSet.Kind.UPPER_OR_DIGIT);
        } else {
            ids.literal(session.roleId());
        }
        ids.literal(':');
        if (session.sessionName() == null) {
            ids.one(CharacterSet.Kind.NAME).many(CharacterSet.Kind.NAME);
        } else {
            ids.literal(session.sessionName());
        }
        return ValueSet.matching(ids.build());
    }

    private static String example(Caller.RoleSession session) {
        return (session.roleId() == null ? ROLE_ID : session.roleId())
                + ":"
                + (session.sessionName() == null ? SESSION : session.sessionName());
    }

    /** The caller with these values, where the box accepts them. */
    private static Outcome constant(Caller caller, Map<String, List<String>> values, Box box) {
        for (String key : box.keys()) {
            if (isIdentity(key) && !box.choice(key).accepts(Optional.ofNullable(values.get(key)))) {
                return new Outcome.Nobody();
            }
        }
        return new Outcome.Found(caller, values);
    }
}
