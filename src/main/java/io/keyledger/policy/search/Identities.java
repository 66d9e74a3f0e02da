package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.formula.Box;

/** Finds callers of a shape whose identity keys are in a box, all of them at once: they depend on each other. */
final class Identities {
    private final RunContext context;
    private final CallerDetails details;

    Identities(RunContext context) {
        this.context = context;
        this.details = new CallerDetails(context);
    }

    IdentityOutcome find(Box box) {
        return switch (context.shape()) {
            case Shape.Exactly(var caller, var organization) -> details.exactly(caller, organization, box);
            case Shape.Anyone anyone -> new InventedPrincipals(context, anyone, details, box).find();
            case Shape.Service(var name, var _, var _, var _, var _) -> {
                Caller service = new Caller.ServicePrincipal(name);
                yield CallerDetails.constant(service, context.keyContext().derived(service), box);
            }
        };
    }
}
