package io.keyledger.policy.search;

import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.search.formula.Box;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.Sample;
import io.keyledger.policy.search.values.ValueSet;
import java.util.List;
import java.util.Optional;

/** Finds an organization, and a path in it, for an account with an unknown organization. */
final class OrganizationKeys {
    /** The number of failed guesses after which the search answers that it does not know. */
    private static final int ATTEMPTS = 12;

    private static final List<String> EXAMPLES = List.of("o-outsider00", "o-somebody00");

    private final RunContext context;
    private final Choice ids;
    private final Choice paths;

    /** @param organization the possible organizations regardless of policies */
    OrganizationKeys(RunContext context, Choice organization, Box box) {
        this.context = context;
        this.ids = box.choice(IdentityKeys.ORGANIZATION).and(organization);
        this.paths = box.choice(IdentityKeys.ORGANIZATION_PATHS);
    }

    /** What the organization of an account may be. */
    static Choice idOf(String account, Organizations organizations) {
        if (organizations.isOutside(account)) {
            return Choice.absent();
        }
        return organizations
                .of(account)
                .map(place -> Choice.all(ValueSet.exactly(place.organizationId())))
                .orElse(Choice.anything());
    }

    /** What the path of an account in its organization may be: it begins with the organization's id. */
    static Choice pathsOf(String account, Organizations organizations) {
        if (organizations.isOutside(account)) {
            return Choice.absent();
        }
        return organizations
                .of(account)
                .map(place -> Choice.all(
                        place.path().isEmpty()
                                ? PrincipalForms.pathsIn(place.organizationId())
                                : ValueSet.exactly(place.path())))
                .orElse(Choice.anything());
    }

    /** What was found. */
    sealed interface Outcome {
        /** The account is in no organization. */
        record None() implements Outcome {}

        record In(String id, String path) implements Outcome {}

        /** Neither in an organization nor in none. */
        record Nowhere() implements Outcome {}

        record Unsure(String reason) implements Outcome {}

        private static Outcome without(Sample sample) {
            return sample instanceof Sample.Unsure(var reason) ? new Unsure(reason) : new Nowhere();
        }
    }

    Outcome find() {
        if (ids.mayBeAbsent() && paths.mayBeAbsent()) {
            return new Outcome.None();
        }
        Optional<ValueSet> presentIds = ids.single();
        Optional<ValueSet> presentPaths = paths.single();
        return presentIds.isEmpty() || presentPaths.isEmpty()
                ? new Outcome.Nowhere()
                : find(
                        presentIds.get().and(PrincipalForms.ORGANIZATIONS),
                        presentPaths.get().and(PrincipalForms.ORGANIZATION_PATHS));
    }

    /** Tries organizations, each at most once: those that may be, and those that the wanted paths are in. */
    private Outcome find(ValueSet possible, ValueSet wanted) {
        ValueSet organizations = possible;
        ValueSet left = wanted;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample organization = organizations.sample(EXAMPLES, context.effort());
            if (!(organization instanceof Sample.Value(var id))) {
                return Outcome.without(organization);
            }
            Outcome inside = within(id, left);
            if (!(inside instanceof Outcome.Nowhere)) {
                return inside;
            }
            organizations = organizations.and(allBut(GlobSet.exactly(id)));
            left = left.and(allBut(GlobSet.like(id + "/*")));
            Sample example = left.sample(List.of(), context.effort());
            if (!(example instanceof Sample.Value(var path))) {
                return Outcome.without(example);
            }
            String other = path.substring(0, path.indexOf('/'));
            if (organizations.contains(other)) {
                return new Outcome.In(other, path);
            }
            left = left.and(allBut(GlobSet.like(other + "/*")));
        }
        return new Outcome.Unsure("an organization and a path in it that fit all conditions on both");
    }

    private static ValueSet allBut(GlobSet glob) {
        return ValueSet.noneOf(List.of(new PassingValues.Text(glob)));
    }

    private Outcome within(String id, ValueSet wanted) {
        String example = id + "/r-ab12/ou-ab12-11111111/";
        Sample path = wanted.contains(example)
                ? new Sample.Value(example)
                : wanted.and(PrincipalForms.pathsIn(id)).sample(List.of(), context.effort());
        return path instanceof Sample.Value(var text) ? new Outcome.In(id, text) : Outcome.without(path);
    }
}
