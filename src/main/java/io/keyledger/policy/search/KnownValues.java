package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.formula.VariableValues;
import io.keyledger.policy.search.values.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What policy variables stand for in one run of the search. */
final class KnownValues implements VariableValues {
    private static final List<String> ACCOUNTS = List.of("999999999999", "888888888888");

    private final Shape shape;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Optional<Map<String, String>> tags;
    private final Map<String, List<String>> tagsAsked = new HashMap<>();

    KnownValues(KeyContext keyContext, Shape shape) {
        this.shape = shape;
        known.putAll(keyContext.facts());
        switch (shape) {
            case Shape.Exactly(var caller, var _) -> known.putAll(keyContext.derived(caller));
            case Shape.Service(var name, var _, var _, var _, var _) ->
                known.putAll(keyContext.derived(new Caller.ServicePrincipal(name)));
            case Shape.Anyone anyone -> {
                known.put(IdentityKeys.PRINCIPAL_TYPE, List.of(anyone.kind().principalType()));
                known.put(IdentityKeys.IS_SERVICE, List.of("false"));
                List<String> accounts = anyone.accounts().literals();
                if (accounts.size() == 1) {
                    known.put(IdentityKeys.PRINCIPAL_ACCOUNT, accounts);
                    known.put(IdentityKeys.CALLER_ACCOUNT, accounts);
                }
                if (anyone.kind() != Kind.USER) {
                    known.put(IdentityKeys.USER_NAME, List.of());
                }
            }
        }
        if (!keyContext.resource().accountId().isEmpty()) {
            known.put("aws:resourceaccount", List.of(keyContext.resource().accountId()));
        }
        keyContext.organizations().of(keyContext.resource().accountId()).ifPresent(place -> {
            known.put("aws:resourceorgid", List.of(place.organizationId()));
            if (!place.path().isEmpty()) {
                known.put("aws:resourceorgpaths", List.of(place.path()));
            }
        });
        if (keyContext.organizations().isOutside(keyContext.resource().accountId())) {
            known.put("aws:resourceorgid", List.of());
            known.put("aws:resourceorgpaths", List.of());
        }
        if (!keyContext.region().isEmpty()) {
            known.put("aws:requestedregion", List.of(keyContext.region()));
        }
        known.put("aws:securetransport", List.of("true"));
        this.tags = keyContext.tags(shape);
    }

    @Override
    public Optional<List<String>> known(String key) {
        List<String> values = known.get(key);
        if (values != null) {
            return Optional.of(values);
        }
        if (tags.isPresent() && key.startsWith(IdentityKeys.PRINCIPAL_TAG)) {
            String value = tags.get().get(key.substring(IdentityKeys.PRINCIPAL_TAG.length()));
            if (value == null) {
                return Optional.of(List.of());
            }
            tagsAsked.put(key, List.of(value));
            return Optional.of(List.of(value));
        }
        boolean follows = IdentityKeys.include(key)
                && !(shape instanceof Shape.Anyone)
                && !key.equals(IdentityKeys.USER_ID)
                && !key.startsWith(IdentityKeys.ORGANIZATION.substring(0, 16));
        return follows || IdentityKeys.isNeverPresent(key, shape) ? Optional.of(List.of()) : Optional.empty();
    }

    /** The caller's tags that policy variables stood for so far: a request shows them. */
    Map<String, List<String>> tagsAsked() {
        return tagsAsked;
    }

    @Override
    public boolean same(String key, String other) {
        return key.equals(other)
                || (IdentityKeys.isAccount(key) && IdentityKeys.isAccount(other) && !shape.isService());
    }

    @Override
    public List<String> candidates(String key) {
        if (!(shape instanceof Shape.Anyone anyone)) {
            return KeyAvailability.preferred(key);
        }
        String account = anyone.accounts().sample(ACCOUNTS) instanceof Sample.Value(var id) ? id : ACCOUNTS.getFirst();
        String prefix = anyone.kind().arnPrefix(anyone.partition(), account);
        return switch (key) {
            case IdentityKeys.PRINCIPAL_ACCOUNT, IdentityKeys.CALLER_ACCOUNT -> List.of(account);
            case IdentityKeys.PRINCIPAL_ARN -> List.of(anyone.kind() == Kind.ROOT ? prefix : prefix + "outsider");
            case IdentityKeys.USER_NAME -> List.of("outsider");
            default -> KeyAvailability.preferred(key);
        };
    }
}
