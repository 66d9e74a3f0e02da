package io.keyledger.policy.request;

import io.keyledger.policy.language.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One API request, as AWS sees it when it decides. */
public final class Request {
    private final Caller caller;
    private final String action;
    private final String lowerCaseAction;
    private final int actionNumber;
    private final RequestedResource resource;
    private final RequestContext context;
    private final @Nullable String principalArn;
    private final @Nullable String sessionArn;
    private final boolean rolePathKnown;
    private final boolean forManyResources;

    private Request(Caller caller, String action, RequestedResource resource, RequestContext context) {
        this.caller = caller;
        this.action = action;
        this.lowerCaseAction = action.toLowerCase(Locale.ROOT);
        this.actionNumber = Vocabulary.shipped().numberOf(lowerCaseAction);
        this.resource = resource;
        this.context = context;
        this.forManyResources = resource.hasWildcards() && takesResources();
        this.sessionArn = caller instanceof Caller.RoleSession session ? session.sessionArn() : null;
        String derived = caller instanceof Caller.InAccount principal ? principal.principalArn() : null;
        List<String> given = context.values("aws:principalarn");
        boolean told = caller instanceof Caller.RoleSession && given.size() == 1;
        this.principalArn = told ? given.getFirst() : derived;
        this.rolePathKnown = !(caller instanceof Caller.RoleSession session && session.rolePath() == null)
                || !Objects.equals(principalArn, derived);
    }

    /**
     * A request that can happen: what follows from caller, action and resource is derived, and must not be given
     * differently.
     *
     * @param free the condition keys that the caller or the circumstances choose
     * @throws IllegalArgumentException when {@code free} contradicts what follows from the rest
     */
    public static Request possible(
            Caller caller,
            String action,
            RequestedResource resource,
            Map<String, List<String>> free,
            Organizations organizations) {
        return new Request(
                caller, action, resource, ContextDerivation.possible(caller, action, resource, free, organizations));
    }

    /** A request as given: its values override derived ones. */
    public static Request asGiven(
            Caller caller,
            String action,
            RequestedResource resource,
            Map<String, List<String>> given,
            Organizations organizations) {
        return new Request(
                caller, action, resource, ContextDerivation.complete(caller, action, resource, given, organizations));
    }

    /**
     * The same request for another resource of the same account, service and Region.
     *
     * @param values makes of the values of each condition key those of the new request; they follow from nothing else
     */
    public Request on(RequestedResource other, UnaryOperator<List<String>> values) {
        return new Request(caller, action, other, context.with(values));
    }

    public Caller caller() {
        return caller;
    }

    /** The ARN by which policies name the caller, for a session that of its role; null outside accounts. */
    public @Nullable String principalArn() {
        return principalArn;
    }

    /** The ARN of the role session; null if the caller is not a session, or is any session of a role. */
    public @Nullable String sessionArn() {
        return sessionArn;
    }

    /** False if the caller is a role session with an unknown role path, which its ARN does not contain. */
    public boolean rolePathKnown() {
        return rolePathKnown;
    }

    /** The action with its service, for example {@code kms:Decrypt}. */
    public String action() {
        return action;
    }

    public String lowerCaseAction() {
        return lowerCaseAction;
    }

    /** The action's number in the shipped vocabulary, -1 when it has none. */
    public int actionNumber() {
        return actionNumber;
    }

    public RequestedResource resource() {
        return resource;
    }

    /**
     * Whether the resource has wildcards and stands for all that it matches. An action that takes no resource is asked
     * for on {@code *}, which then is one.
     */
    public boolean isForManyResources() {
        return forManyResources;
    }

    private boolean takesResources() {
        return Vocabulary.shipped()
                .action(lowerCaseAction)
                .map(known -> !known.resources().isEmpty())
                .orElse(true);
    }

    public RequestContext context() {
        return context;
    }

    public boolean isForKms() {
        return lowerCaseAction.startsWith("kms:");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Request request
                && caller.equals(request.caller)
                && action.equals(request.action)
                && resource.equals(request.resource)
                && context.equals(request.context);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller, action, resource, context);
    }

    @Override
    public String toString() {
        return caller + " " + action + " " + resource.arn() + " " + context;
    }
}
