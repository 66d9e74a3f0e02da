package io.keyledger.policy.search;

import io.keyledger.policy.decision.World;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.values.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Services that may gain access through an opening, and the sources they act for, from any source to one resource. */
final class ServiceCandidates {
    static final String ANY_SERVICE = "any service";
    static final String ANY_SOURCE = "any source";

    private static final String SILENT = "an undisclosed source";
    private static final String SOURCE_ACCOUNT = "aws:sourceaccount";
    private static final String SOURCE_ORGANIZATION = "aws:sourceorgid";
    private static final String SOURCE_PATHS = "aws:sourceorgpaths";
    private static final String SOURCE_ARN = "aws:sourcearn";
    private static final List<String> EXAMPLES =
            List.of("s3.amazonaws.com", "cloudtrail.amazonaws.com", "sns.amazonaws.com", "logs.amazonaws.com");
    private static final Set<String> OF_SERVICES =
            Set.of(IdentityKeys.IS_SERVICE, IdentityKeys.SERVICE_NAME, IdentityKeys.SERVICE_NAMES);

    private final NamedPrincipals principals;
    private final World world;
    private final Via via;

    ServiceCandidates(NamedPrincipals principals, World world, Via via) {
        this.principals = principals;
        this.world = world;
        this.via = via;
    }

    /** @param pattern the name of a service, or {@code *} */
    List<Candidate> of(String pattern) {
        List<Candidate> all = new ArrayList<>();
        String name = pattern.equals("*") ? unnamed() : pattern;
        String text = pattern.equals("*") ? ANY_SERVICE : pattern;
        CallerShapes shapes = principals.shapes();
        ServiceShapes services = principals.serviceShapes();
        all.add(candidate(text, ANY_SOURCE, true, Set.of(SOURCE_ACCOUNT), services.forStranger(name)));
        all.add(candidate(
                text,
                SILENT,
                true,
                Set.of(SOURCE_ACCOUNT, SOURCE_ORGANIZATION, SOURCE_PATHS, SOURCE_ARN),
                List.of(ServiceShapes.silent(name))));
        for (String organization : organizations()) {
            all.add(candidate(
                    text,
                    "organization " + CallerShapes.text(organization),
                    !shapes.isOwnOrganization(organization),
                    Set.of(SOURCE_ORGANIZATION),
                    List.of(services.forOrganization(name, organization))));
        }
        for (String account : accounts()) {
            all.add(candidate(
                    text,
                    "account " + account,
                    !shapes.isTrusted(account),
                    Set.of(SOURCE_ACCOUNT),
                    services.forAccount(name, account)));
        }
        for (String arn : principals.named().sourceArns()) {
            all.add(candidate(
                    text,
                    arn,
                    shapes.isForeignSource(arn),
                    Set.of(SOURCE_ARN),
                    List.of(ServiceShapes.forResource(name, arn))));
        }
        return all;
    }

    private String unnamed() {
        return EXAMPLES.stream()
                .filter(example -> !principals.named().services().contains(example))
                .findFirst()
                .orElse("kms.amazonaws.com");
    }

    private Set<String> organizations() {
        Set<String> organizations = new TreeSet<>(principals.named().sourceOrganizations());
        organizations.addAll(principals.zone().organizations());
        principals.shapes().ownOrganization().ifPresent(organizations::add);
        return organizations;
    }

    private Set<String> accounts() {
        Set<String> accounts = new LinkedHashSet<>();
        accounts.add(principals.shapes().owner());
        accounts.addAll(principals.named().sourceAccounts());
        accounts.addAll(new TreeSet<>(principals.zone().accounts()));
        return accounts;
    }

    private Candidate candidate(
            String name, String source, boolean outside, Set<String> telling, List<Shape.Service> sources) {
        List<Trial> trials = new ArrayList<>();
        for (Shape.Service shape : sources) {
            CallerSide side = CallerSide.without(List.of());
            trials.add(new Trial(shape, side, told(shape, telling), Origin.ANYWHERE, side.in(world), new HashMap<>()));
        }
        Set<String> known = new TreeSet<>(OF_SERVICES);
        if (!source.equals(ANY_SOURCE)) {
            known.addAll(telling);
        }
        return new Candidate(
                new Grantee.Service(name, source),
                PolicyReach.SERVICE,
                outside,
                via,
                trials,
                known,
                false,
                true,
                List.of());
    }

    /** A witness shows the source that the service acts for, even if policies do not test it. */
    private static Formula told(Shape.Service shape, Set<String> telling) {
        List<Formula> told = new ArrayList<>();
        for (String key : new TreeSet<>(telling)) {
            Choice choice = shape.source(key);
            if (choice.mayBePresent()) {
                told.add(new Formula.Holds(key, choice.mayBeAbsent() ? Choice.anything() : Choice.present()));
            }
        }
        if (!shape.sourceAccount().mayBePresent() && shape.sourceArn().mayBePresent()) {
            told.add(new Formula.Holds(SOURCE_ARN, Choice.present()));
        }
        return Formula.all(told);
    }
}
