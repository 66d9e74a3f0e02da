package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestContext;
import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.Glob;
import io.keyledger.policy.search.values.Sample;
import io.keyledger.policy.search.values.ValueSet;
import io.keyledger.policy.search.values.ValueTest;
import java.util.ArrayList;
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
            "aws:principalservicename",
            "aws:principalservicenameslist");

    private static final Set<String> OF_ORGANIZATIONS = Set.of(ORGANIZATION, ORGANIZATION_PATHS);

    /** Stands for somebody of any account when it is about the organization alone. */
    private static final Caller.InAccount UNPLACED = new Caller.AccountRoot("aws", "000000000000");

    /** Wrong guesses before the search owns up to not knowing. */
    private static final int ATTEMPTS = 12;

    private static final List<String> ACCOUNTS = List.of("999999999999", "888888888888", "777777777777");
    private static final List<String> ORGANIZATION_IDS = List.of("o-outsider00", "o-somebody00");
    private static final Glob ACCOUNT =
            Glob.builder().times(12, CharacterSet.Kind.DIGIT).build();
    private static final Glob ORGANIZATION_ID = Glob.builder()
            .literal("o-")
            .times(10, CharacterSet.Kind.LOWER_OR_DIGIT)
            .many(CharacterSet.Kind.LOWER_OR_DIGIT)
            .build();
    private static final Glob NAME = Glob.builder()
            .one(CharacterSet.Kind.NAME)
            .many(CharacterSet.Kind.NAME)
            .build();
    private static final Glob ORGANIZATION_PATH = Glob.builder()
            .then(ORGANIZATION_ID)
            .literal("/r-")
            .one(CharacterSet.Kind.LOWER_OR_DIGIT)
            .many(CharacterSet.Kind.PATH)
            .literal('/')
            .build();
    private static final String ROLE_ID = "AROAEXAMPLEEXAMPLE123";
    private static final String USER_ID_EXAMPLE = "AIDAEXAMPLEEXAMPLE123";

    private final Setting setting;

    Identities(Setting setting) {
        this.setting = setting;
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
    }

    Outcome find(Box box) {
        return switch (setting.shape()) {
            case Shape.Exactly(var caller, var organization) -> exactly(caller, organization, box);
            case Shape.Anyone anyone -> anyone(anyone, box);
            case Shape.Service(var name, var _, var _, var _, var _) -> {
                Caller service = new Caller.ServicePrincipal(name);
                yield constant(service, derived(service), box);
            }
        };
    }

    /** The values that follow from the caller alone. */
    Map<String, List<String>> derived(Caller caller) {
        RequestContext context = Request.possible(
                        caller, setting.action(), setting.resource(), Map.of(), setting.organizations())
                .context();
        Map<String, List<String>> values = new HashMap<>();
        for (String key : KEYS) {
            if (context.has(key)) {
                values.put(key, context.values(key));
            }
        }
        return values;
    }

    private Outcome exactly(Caller.InAccount caller, Choice organization, Box box) {
        Map<String, List<String>> values = derived(caller);
        if (!values.containsKey(USER_ID)) {
            Outcome identified = withUserId(caller, box, values);
            return identified instanceof Outcome.Found(Caller.InAccount known, var all)
                    ? withOrganization(known, organization, all, box)
                    : identified;
        }
        return withOrganization(caller, organization, values, box);
    }

    /** A user or session whose unique id is not known: any id is possible. */
    private Outcome withUserId(Caller.InAccount caller, Box box, Map<String, List<String>> values) {
        Optional<ValueSet> wanted = box.choice(USER_ID).single();
        if (wanted.isEmpty()) {
            return new Outcome.Nobody();
        }
        switch (caller) {
            case Caller.RoleSession session -> {
                Glob.Builder ids = Glob.builder();
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
                String example = (session.roleId() == null ? ROLE_ID : session.roleId()) + ":"
                        + (session.sessionName() == null ? "session" : session.sessionName());
                switch (wanted.get().and(ValueSet.matching(ids.build())).sample(List.of(example))) {
                    case Sample.Value(var id) -> {
                        int colon = id.indexOf(':');
                        Caller known = new Caller.RoleSession(
                                session.partition(),
                                session.accountId(),
                                session.rolePath(),
                                session.roleName(),
                                id.substring(colon + 1),
                                id.substring(0, colon));
                        values.put(USER_ID, List.of(id));
                        return new Outcome.Found(known, values);
                    }
                    case Sample.Empty() -> {
                        return new Outcome.Nobody();
                    }
                    case Sample.Unsure(var reason) -> {
                        return new Outcome.Unsure(reason);
                    }
                }
            }
            case Caller.User user -> {
                Glob ids = Glob.builder()
                        .literal("AIDA")
                        .times(17, CharacterSet.Kind.UPPER_OR_DIGIT)
                        .build();
                switch (wanted.get().and(ValueSet.matching(ids)).sample(List.of(USER_ID_EXAMPLE))) {
                    case Sample.Value(var id) -> {
                        values.put(USER_ID, List.of(id));
                        return new Outcome.Found(
                                new Caller.User(user.partition(), user.accountId(), user.path(), user.name(), id),
                                values);
                    }
                    case Sample.Empty() -> {
                        return new Outcome.Nobody();
                    }
                    case Sample.Unsure(var reason) -> {
                        return new Outcome.Unsure(reason);
                    }
                }
            }
            case Caller.AccountRoot _, Caller.FederatedUser _ -> {
                return new Outcome.Found(caller, values);
            }
        }
    }

    private Outcome anyone(Shape.Anyone shape, Box box) {
        Optional<ValueSet> account = box.choice(PRINCIPAL_ACCOUNT).single();
        Optional<ValueSet> callerAccount = box.choice(CALLER_ACCOUNT).single();
        Optional<ValueSet> arn = box.choice(PRINCIPAL_ARN).single();
        if (account.isEmpty()
                || callerAccount.isEmpty()
                || arn.isEmpty()
                || !box.choice(PRINCIPAL_TYPE)
                        .accepts(Optional.of(List.of(shape.kind().principalType())))
                || !box.choice(IS_SERVICE).accepts(Optional.of(List.of("false")))) {
            return new Outcome.Nobody();
        }
        if (withOrganization(UNPLACED, shape.organization(), Map.of(), box.only(OF_ORGANIZATIONS))
                instanceof Outcome.Nobody) {
            return new Outcome.Nobody();
        }
        if (userNames(shape.kind(), box).sample(List.of()) instanceof Sample.Empty) {
            return new Outcome.Nobody();
        }
        ValueSet ids = userIds(shape.kind(), shape.takenIds());
        if (box.choice(USER_ID)
                .single()
                .map(wanted -> wanted.and(ids).sample(List.of()) instanceof Sample.Empty)
                .orElse(true)) {
            return new Outcome.Nobody();
        }
        ValueSet accounts =
                shape.accounts().and(account.get()).and(callerAccount.get()).and(ValueSet.matching(ACCOUNT));
        if (shape.kind() == Kind.ROOT) {
            accounts = accounts.and(box.choice(USER_ID).single().orElseThrow());
        }
        ValueSet arns = arn.get().and(free(shape)).and(ValueSet.matching(principals(shape.kind(), shape.partition())));
        return anyone(shape, accounts, arns, box);
    }

    /** Tries accounts, each at most once: those that may be, and those that the wanted ARNs are of. */
    private Outcome anyone(Shape.Anyone shape, ValueSet possible, ValueSet wanted, Box box) {
        ValueSet accounts = possible;
        ValueSet arns = wanted;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample account = accounts.sample(ACCOUNTS);
            if (!(account instanceof Sample.Value(var id))) {
                return nobody(account);
            }
            Outcome found = named(shape, id, arns, box);
            if (!(found instanceof Outcome.Nobody)) {
                return found;
            }
            accounts = accounts.and(allBut(Glob.exactly(id)));
            arns = arns.and(allBut(pattern(shape.kind(), shape.partition(), Glob.exactly(id))));
            Sample example = arns.sample(List.of());
            if (!(example instanceof Sample.Value(var other))) {
                return nobody(example);
            }
            String owner = other.split(":", 6)[4];
            if (accounts.contains(owner)) {
                Outcome there = named(shape, owner, arns, box);
                if (!(there instanceof Outcome.Nobody)) {
                    return there;
                }
                accounts = accounts.and(allBut(Glob.exactly(owner)));
            }
            arns = arns.and(allBut(pattern(shape.kind(), shape.partition(), Glob.exactly(owner))));
        }
        return new Outcome.Unsure("an account and a principal of it that fit all conditions on both");
    }

    private static Outcome nobody(Sample sample) {
        return sample instanceof Sample.Unsure(var reason) ? new Outcome.Unsure(reason) : new Outcome.Nobody();
    }

    private static ValueSet allBut(Glob glob) {
        return ValueSet.noneOf(List.of(new ValueTest.Text(glob)));
    }

    /** The values that {@code aws:username} may have; without meaning where it has to be absent. */
    private static ValueSet userNames(Kind kind, Box box) {
        Choice choice = box.choice(USER_NAME);
        if (kind != Kind.USER) {
            return choice.mayBeAbsent() ? ValueSet.everything() : ValueSet.anyOf(List.of());
        }
        return choice.single()
                .map(wanted -> wanted.and(ValueSet.matching(NAME)))
                .orElse(ValueSet.anyOf(List.of()));
    }

    /** The values that {@code aws:userid} has for principals of a kind, whatever their account. */
    private static ValueSet userIds(Kind kind, Set<String> taken) {
        Glob.Builder ids = Glob.builder();
        switch (kind) {
            case ROOT -> ids.times(12, CharacterSet.Kind.DIGIT);
            case FEDERATED ->
                ids.times(12, CharacterSet.Kind.DIGIT)
                        .literal(':')
                        .one(CharacterSet.Kind.NAME)
                        .many(CharacterSet.Kind.NAME);
            case USER -> ids.literal("AIDA").times(17, CharacterSet.Kind.UPPER_OR_DIGIT);
            case ROLE ->
                ids.literal("AROA")
                        .times(17, CharacterSet.Kind.UPPER_OR_DIGIT)
                        .literal(':')
                        .one(CharacterSet.Kind.NAME)
                        .many(CharacterSet.Kind.NAME);
        }
        List<ValueTest> unwanted = new ArrayList<>();
        taken.forEach(id -> unwanted.add(new ValueTest.Text(Glob.like(id + "*"))));
        return ValueSet.matching(ids.build()).and(ValueSet.noneOf(unwanted));
    }

    /** ARNs that a newcomer can have. */
    private static ValueSet free(Shape.Anyone shape) {
        List<ValueTest> unwanted = new ArrayList<>();
        shape.taken().forEach(arn -> unwanted.add(new ValueTest.Text(Glob.exactly(arn))));
        // Only AWS itself creates service-linked roles.
        unwanted.add(new ValueTest.Text(Glob.like("arn:*:role/aws-service-role/*")));
        return ValueSet.noneOf(unwanted);
    }

    private Outcome named(Shape.Anyone shape, String account, ValueSet arns, Box box) {
        String name = account.equals(setting.resource().accountId()) ? "insider" : "outsider";
        String prefix = shape.kind().arnPrefix(shape.partition(), account);
        ValueSet candidates =
                arns.and(ValueSet.matching(pattern(shape.kind(), shape.partition(), Glob.exactly(account))));
        boolean userNameMatters = shape.kind() == Kind.USER;
        ValueSet names = userNames(shape.kind(), box);
        if (userNameMatters) {
            if (!names.contains(name)) {
                switch (names.sample(List.of())) {
                    case Sample.Value(var other) -> {
                        Glob withName = Glob.builder()
                                .literal(prefix)
                                .many(CharacterSet.Kind.PATH)
                                .literal(other)
                                .build();
                        ValueSet narrowed = candidates.and(ValueSet.matching(withName));
                        if (narrowed.sample(List.of(prefix + other)) instanceof Sample.Value) {
                            candidates = narrowed;
                        }
                    }
                    case Sample.Empty() -> {
                        return new Outcome.Nobody();
                    }
                    case Sample.Unsure(var reason) -> {
                        return new Outcome.Unsure(reason);
                    }
                }
            }
        }
        String preferred = shape.kind() == Kind.ROOT ? prefix : prefix + name;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (candidates.sample(List.of(preferred))) {
                case Sample.Empty() -> {
                    return new Outcome.Nobody();
                }
                case Sample.Unsure(var reason) -> {
                    return new Outcome.Unsure(reason);
                }
                case Sample.Value(var arn) -> {
                    String path = arn.substring(prefix.length());
                    String last = path.substring(path.lastIndexOf('/') + 1);
                    if (!userNameMatters || names.contains(last)) {
                        return identified(shape, account, path, last, box);
                    }
                    candidates = candidates.and(ValueSet.noneOf(List.of(new ValueTest.Text(Glob.exactly(arn)))));
                }
            }
        }
        return new Outcome.Unsure("a user whose name and ARN fit all conditions on both");
    }

    private Outcome identified(Shape.Anyone shape, String account, String path, String last, Box box) {
        String folder = "/" + path.substring(0, path.length() - last.length());
        Caller.InAccount caller = switch (shape.kind()) {
            case ROOT -> new Caller.AccountRoot(shape.partition(), account);
            case FEDERATED -> new Caller.FederatedUser(shape.partition(), account, path);
            case USER -> new Caller.User(shape.partition(), account, folder, last, null);
            case ROLE -> new Caller.RoleSession(shape.partition(), account, folder, last, null, null);
        };
        List<ValueTest> takenIds = new ArrayList<>();
        for (String id : shape.takenIds()) {
            takenIds.add(new ValueTest.Text(Glob.like(id + "*")));
        }
        Box narrowed = takenIds.isEmpty() ? box : box.with(USER_ID, Choice.all(ValueSet.noneOf(takenIds)));
        return exactly(caller, shape.organization(), narrowed);
    }

    private Outcome withOrganization(
            Caller.InAccount caller, Choice organization, Map<String, List<String>> values, Box box) {
        if (values.containsKey(ORGANIZATION)) {
            return constant(caller, values, box);
        }
        Choice ids = box.choice(ORGANIZATION).and(organization);
        Choice paths = box.choice(ORGANIZATION_PATHS);
        if (ids.mayBeAbsent() && paths.mayBeAbsent()) {
            return constant(caller, values, box);
        }
        Optional<ValueSet> presentIds = ids.single();
        Optional<ValueSet> presentPaths = paths.single();
        if (presentIds.isEmpty() || presentPaths.isEmpty()) {
            return new Outcome.Nobody();
        }
        ValueSet wanted = presentIds.get().and(ValueSet.matching(ORGANIZATION_ID));
        ValueSet left = presentPaths.get().and(ValueSet.matching(ORGANIZATION_PATH));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample id = wanted.sample(ORGANIZATION_IDS);
            if (!(id instanceof Sample.Value(var organizationId))) {
                return nobody(id);
            }
            Optional<Outcome> inside = within(caller, organizationId, left, values, box);
            if (inside.isPresent()) {
                return inside.get();
            }
            wanted = wanted.and(allBut(Glob.exactly(organizationId)));
            left = left.and(allBut(Glob.like(organizationId + "/*")));
            Sample example = left.sample(List.of());
            if (!(example instanceof Sample.Value(var path))) {
                return nobody(example);
            }
            String other = path.substring(0, path.indexOf('/'));
            if (wanted.contains(other)) {
                Optional<Outcome> there = within(caller, other, left, values, box);
                if (there.isPresent()) {
                    return there.get();
                }
                wanted = wanted.and(allBut(Glob.exactly(other)));
            }
            left = left.and(allBut(Glob.like(other + "/*")));
        }
        return new Outcome.Unsure("an organization and a path in it that fit all conditions on both");
    }

    private Optional<Outcome> within(
            Caller.InAccount caller, String organizationId, ValueSet paths, Map<String, List<String>> values, Box box) {
        Glob inside = Glob.builder()
                .literal(organizationId + "/r-")
                .one(CharacterSet.Kind.LOWER_OR_DIGIT)
                .many(CharacterSet.Kind.PATH)
                .literal('/')
                .build();
        Sample path =
                paths.and(ValueSet.matching(inside)).sample(List.of(organizationId + "/r-ab12/ou-ab12-11111111/"));
        if (path instanceof Sample.Empty) {
            return Optional.empty();
        }
        if (!(path instanceof Sample.Value(var value))) {
            return Optional.of(new Outcome.Unsure("an organization path that fits all conditions"));
        }
        Map<String, List<String>> placed = new HashMap<>(values);
        placed.put(ORGANIZATION, List.of(organizationId));
        placed.put(ORGANIZATION_PATHS, List.of(value));
        return Optional.of(constant(caller, placed, box));
    }

    /** The caller with these values, where the box accepts them. */
    private static Outcome constant(Caller caller, Map<String, List<String>> values, Box box) {
        for (String key : box.keys()) {
            if (isIdentity(key) && !box.choice(key).accepts(Optional.ofNullable(values.get(key)))) {
                return new Outcome.Nobody();
            }
        }
        return new Outcome.Found(caller, Map.copyOf(values));
    }

    private static Glob principals(Kind kind, String partition) {
        return pattern(kind, partition, ACCOUNT);
    }

    private static Glob pattern(Kind kind, String partition, Glob account) {
        Glob.Builder builder = Glob.builder();
        String marker = "\0";
        String prefix = kind.arnPrefix(partition, marker);
        builder.literal(prefix.substring(0, prefix.indexOf(marker)));
        builder.then(account);
        builder.literal(prefix.substring(prefix.indexOf(marker) + 1));
        switch (kind) {
            case ROOT -> {}
            case FEDERATED -> builder.one(CharacterSet.Kind.NAME).many(CharacterSet.Kind.NAME);
            case USER, ROLE -> builder.many(CharacterSet.Kind.PATH).one(CharacterSet.Kind.NAME);
        }
        return builder.build();
    }
}
