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

/** Completes callers whose kind, account and name are chosen, with keys that fit a box. */
final class CallerDetails {
    private static final String ROLE_ID = "AROAEXAMPLEEXAMPLE123";
    private static final String USER_ID_EXAMPLE = "AIDAEXAMPLEEXAMPLE123";
    private static final String SESSION = "session";

    private final RunContext context;

    CallerDetails(RunContext context) {
        this.context = context;
    }

    /** One caller, with an id and an organization where none is known. */
    IdentityOutcome exactly(Caller.InAccount caller, Choice organization, Box box) {
        Map<String, List<String>> derived = context.keyContext().derived(caller);
        IdentityOutcome identified = derived.containsKey(IdentityKeys.USER_ID)
                ? new IdentityOutcome.Found(caller, derived)
                : withUserId(caller, box, derived);
        if (!(identified instanceof IdentityOutcome.Found(Caller.InAccount known, var values))) {
            return identified;
        }
        if (values.containsKey(IdentityKeys.ORGANIZATION_PATHS)) {
            return constant(known, values, box);
        }
        return switch (new OrganizationKeys(context, organization, box).find()) {
            case OrganizationKeys.Outcome.None() -> constant(known, values, box);
            case OrganizationKeys.Outcome.Nowhere() -> new IdentityOutcome.Nobody();
            case OrganizationKeys.Outcome.Unsure(var reason) -> new IdentityOutcome.Unsure(reason);
            case OrganizationKeys.Outcome.In(var id, var path) -> {
                Map<String, List<String>> placed = new HashMap<>(values);
                placed.put(IdentityKeys.ORGANIZATION, List.of(id));
                placed.put(IdentityKeys.ORGANIZATION_PATHS, List.of(path));
                yield constant(known, placed, box);
            }
        };
    }

    /** A user or session with an unknown unique id: any id is possible. */
    private IdentityOutcome withUserId(Caller.InAccount caller, Box box, Map<String, List<String>> derived) {
        Optional<ValueSet> wanted = box.choice(IdentityKeys.USER_ID).single();
        if (wanted.isEmpty()) {
            return new IdentityOutcome.Nobody();
        }
        return switch (caller) {
            case Caller.RoleSession session -> {
                Sample id = wanted.get().and(ids(session)).sample(List.of(example(session)), context.effort());
                if (!(id instanceof Sample.Value(var text))) {
                    yield IdentityOutcome.without(id);
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
                        : IdentityOutcome.without(id);
            }
            case Caller.AccountRoot _, Caller.FederatedUser _ -> new IdentityOutcome.Found(caller, derived);
        };
    }

    private static IdentityOutcome identified(Caller caller, String id, Map<String, List<String>> derived) {
        Map<String, List<String>> values = new HashMap<>(derived);
        values.put(IdentityKeys.USER_ID, List.of(id));
        return new IdentityOutcome.Found(caller, values);
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
    static IdentityOutcome constant(Caller caller, Map<String, List<String>> values, Box box) {
        for (String key : box.keys()) {
            if (IdentityKeys.include(key) && !box.choice(key).accepts(Optional.ofNullable(values.get(key)))) {
                return new IdentityOutcome.Nobody();
            }
        }
        return new IdentityOutcome.Found(caller, values);
    }
}
