package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.formula.Box;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.Sample;
import io.keyledger.policy.search.values.ValueSet;
import java.util.List;
import java.util.Optional;

/** Invents a principal that no policy names, with an account, ARN, name and id that fit a box. */
final class InventedPrincipals {
    /** The number of failed guesses after which the search answers that it does not know. */
    private static final int ATTEMPTS = 12;

    private static final List<String> ACCOUNTS = List.of("999999999999", "888888888888", "777777777777");

    private final RunContext context;
    private final Shape.Anyone shape;
    private final CallerDetails details;
    private final Box box;

    InventedPrincipals(RunContext context, Shape.Anyone shape, CallerDetails details, Box box) {
        this.context = context;
        this.shape = shape;
        this.details = details;
        this.box = shape.ids().isEverything()
                ? box
                : box.with(IdentityKeys.USER_ID, Choice.all(shape.ids()).orAbsent());
    }

    IdentityOutcome find() {
        Optional<ValueSet> account = box.choice(IdentityKeys.PRINCIPAL_ACCOUNT).single();
        Optional<ValueSet> callerAccount =
                box.choice(IdentityKeys.CALLER_ACCOUNT).single();
        Optional<ValueSet> arn = box.choice(IdentityKeys.PRINCIPAL_ARN).single();
        if (account.isEmpty() || callerAccount.isEmpty() || arn.isEmpty() || isRuledOut()) {
            return new IdentityOutcome.Nobody();
        }
        ValueSet accounts =
                shape.accounts().and(account.get()).and(callerAccount.get()).and(PrincipalForms.ACCOUNTS);
        Choice id = box.choice(IdentityKeys.USER_ID);
        if (shape.kind() == Kind.ROOT && id.single().isPresent()) {
            // The id of a root user is its account.
            accounts = accounts.and(id.single().get());
        }
        ValueSet arns = arn.get().and(shape.arns());
        return find(accounts, arns);
    }

    /** Whether no principal fits in any account, so that trying accounts is pointless. */
    private boolean isRuledOut() {
        if (!box.choice(IdentityKeys.PRINCIPAL_TYPE)
                        .accepts(Optional.of(List.of(shape.kind().principalType())))
                || !box.choice(IdentityKeys.IS_SERVICE).accepts(Optional.of(List.of("false")))
                || !box.choice(IdentityKeys.SERVICE_NAME).mayBeAbsent()
                || !box.choice(IdentityKeys.SERVICE_NAMES).mayBeAbsent()
                || (shape.kind() != Kind.USER
                        && !box.choice(IdentityKeys.USER_NAME).mayBeAbsent())) {
            return true;
        }
        return (shape.kind() == Kind.USER && hasNone(IdentityKeys.USER_NAME, PrincipalForms.NAMES))
                || hasNone(IdentityKeys.USER_ID, PrincipalForms.userIds(shape.kind()))
                || new OrganizationKeys(context, shape.organization(), box).find()
                        instanceof OrganizationKeys.Outcome.Nowhere;
    }

    private boolean hasNone(String key, ValueSet possible) {
        if (!box.keys().contains(key)) {
            return false;
        }
        Optional<ValueSet> wanted = box.choice(key).single();
        return wanted.isEmpty()
                || wanted.get().and(possible).sample(List.of(), context.effort()) instanceof Sample.Empty;
    }

    /** Tries accounts, each at most once: possible ones, and those of the wanted ARNs. */
    private IdentityOutcome find(ValueSet possible, ValueSet wanted) {
        ValueSet accounts = possible;
        ValueSet arns = wanted;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample account = accounts.sample(ACCOUNTS, context.effort());
            if (!(account instanceof Sample.Value(var id))) {
                return IdentityOutcome.without(account);
            }
            IdentityOutcome found = in(id, arns);
            if (!(found instanceof IdentityOutcome.Nobody)) {
                return found;
            }
            accounts = accounts.and(allBut(GlobSet.exactly(id)));
            arns = arns.and(allBut(arnsIn(id)));
            Sample example = arns.and(PrincipalForms.arns(shape.kind(), shape.partition()))
                    .sample(List.of(), context.effort());
            if (!(example instanceof Sample.Value(var arn))) {
                return IdentityOutcome.without(example);
            }
            String other = arn.split(":", 6)[4];
            if (accounts.contains(other)) {
                IdentityOutcome there = in(other, arns);
                if (!(there instanceof IdentityOutcome.Nobody)) {
                    return there;
                }
                accounts = accounts.and(allBut(GlobSet.exactly(other)));
            }
            arns = arns.and(allBut(arnsIn(other)));
        }
        return new IdentityOutcome.Unsure("an account and a principal of it that fit all conditions on both");
    }

    private static ValueSet allBut(GlobSet glob) {
        return ValueSet.noneOf(List.of(new PassingValues.Text(glob)));
    }

    private GlobSet arnsIn(String account) {
        return PrincipalForms.arns(shape.kind(), shape.partition(), account);
    }

    private IdentityOutcome in(String account, ValueSet arns) {
        String prefix = shape.kind().arnPrefix(shape.partition(), account);
        String name = account.equals(context.resource().accountId()) ? "insider" : "outsider";
        ValueSet names = names();
        String plain = shape.kind() == Kind.ROOT ? prefix : prefix + name;
        if (arns.contains(plain) && names.contains(name)) {
            return identified(account, plain.substring(prefix.length()));
        }
        ValueSet candidates = arns.and(ValueSet.matching(arnsIn(account)));
        if (!names.contains(name)) {
            Sample other = names.sample(List.of(), context.effort());
            if (!(other instanceof Sample.Value(var text))) {
                return IdentityOutcome.without(other);
            }
            ValueSet narrowed = candidates.and(PrincipalForms.usersNamed(shape.partition(), account, text));
            if (narrowed.sample(List.of(prefix + text), context.effort()) instanceof Sample.Value) {
                candidates = narrowed;
            }
        }
        return among(candidates, account, names);
    }

    /** The possible values of {@code aws:username}; any value if it is not tested. */
    private ValueSet names() {
        return shape.kind() == Kind.USER
                ? box.choice(IdentityKeys.USER_NAME)
                        .single()
                        .orElse(ValueSet.nothing())
                        .and(PrincipalForms.NAMES)
                : ValueSet.everything();
    }

    private IdentityOutcome among(ValueSet candidates, String account, ValueSet names) {
        String prefix = shape.kind().arnPrefix(shape.partition(), account);
        ValueSet left = candidates;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample candidate = left.sample(List.of(), context.effort());
            if (!(candidate instanceof Sample.Value(var arn))) {
                return IdentityOutcome.without(candidate);
            }
            String path = arn.substring(prefix.length());
            if (names.contains(path.substring(path.lastIndexOf('/') + 1))) {
                return identified(account, path);
            }
            left = left.and(allBut(GlobSet.exactly(arn)));
        }
        return new IdentityOutcome.Unsure("a user with a name and ARN that fit all conditions on both");
    }

    private IdentityOutcome identified(String account, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder = "/" + path.substring(0, path.length() - name.length());
        String partition = shape.partition();
        Caller.InAccount caller = switch (shape.kind()) {
            case ROOT -> new Caller.AccountRoot(partition, account);
            case FEDERATED -> new Caller.FederatedUser(partition, account, path);
            case USER -> new Caller.User(partition, account, folder, name, null);
            case ROLE -> new Caller.RoleSession(partition, account, folder, name, null, null);
        };
        return details.exactly(caller, shape.organization(), box);
    }
}
