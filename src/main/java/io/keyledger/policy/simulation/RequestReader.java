package io.keyledger.policy.simulation;

import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the request of a case. */
final class RequestReader {
    private RequestReader() {}

    /**
     * Reads a request.
     *
     * @param callerLevels the service control policies, which are of the caller's account
     * @param resourceLevels the resource control policies, which are of the resource's account
     */
    static Request read(RawJson json, List<PolicyLevel> callerLevels, List<PolicyLevel> resourceLevels) {
        Map<String, RawJson> members = json.members("request");
        Caller caller = caller(members);
        String action = members.getOrDefault("action", RawJson.MISSING).string("request.action");
        if (action.indexOf(':') < 1) {
            throw new InvalidCaseException("request.action must have the form service:name, not " + action);
        }
        RequestedResource resource = resource(members.getOrDefault("resource", RawJson.MISSING), caller);
        Map<String, List<String>> context = context(members.getOrDefault("context", RawJson.MISSING));
        return Request.asGiven(
                caller, action, resource, context, organizations(caller, callerLevels, resource, resourceLevels));
    }

    private static Caller caller(Map<String, RawJson> members) {
        RawJson principal = members.get("principal");
        if (principal == null) {
            throw new InvalidCaseException("request.principal is missing");
        }
        if (principal.type() == RawJson.Type.OBJECT) {
            Map<String, RawJson> types = principal.members("request.principal");
            if (types.size() != 1) {
                throw new InvalidCaseException("request.principal must be one principal");
            }
            principal = types.values().iterator().next();
        }
        if (principal.isMissing()) {
            return new Caller.Anonymous();
        }
        String text = principal.string("request.principal");
        if (text.isEmpty() || text.equalsIgnoreCase("anonymous")) {
            return new Caller.Anonymous();
        }
        return Caller.parse(text)
                .orElseThrow(() -> new InvalidCaseException("request.principal cannot make requests: " + text));
    }

    private static RequestedResource resource(RawJson json, Caller caller) {
        String arn = "*";
        String accountId = "";
        if (json.type() == RawJson.Type.OBJECT) {
            Map<String, RawJson> members = json.members("request.resource");
            RawJson resource = members.getOrDefault("resource", RawJson.MISSING);
            RawJson account = members.getOrDefault("accountId", RawJson.MISSING);
            arn = resource.isMissing() ? arn : resource.string("request.resource.resource");
            accountId = account.isMissing() ? "" : account.string("request.resource.accountId");
        } else if (!json.isMissing()) {
            arn = json.string("request.resource");
        }
        if (accountId.isEmpty()) {
            accountId = Arn.parse(arn).map(Arn::accountId).orElse("");
        }
        if (accountId.isEmpty()) {
            accountId = caller.account().orElse("");
        }
        return new RequestedResource(arn, accountId);
    }

    private static Map<String, List<String>> context(RawJson json) {
        Map<String, List<String>> context = new LinkedHashMap<>();
        if (json.isMissing()) {
            return context;
        }
        json.members("request.context").forEach((key, value) -> {
            List<String> values = new ArrayList<>();
            for (RawJson item : value.items()) {
                if (item.type() == RawJson.Type.OBJECT || item.type() == RawJson.Type.LIST) {
                    throw new InvalidCaseException("request.context." + key + " must be a scalar or a list of scalars");
                }
                if (!item.isMissing()) {
                    values.add(item.text());
                }
            }
            context.put(key, values);
        });
        return context;
    }

    /** The path of an account's policies reveals its organization if it starts with it. */
    private static Organizations organizations(
            Caller caller,
            List<PolicyLevel> callerLevels,
            RequestedResource resource,
            List<PolicyLevel> resourceLevels) {
        Map<String, Organizations.Place> places = new HashMap<>();
        place(resourceLevels).ifPresent(place -> places.put(resource.accountId(), place));
        caller.account().ifPresent(account -> place(callerLevels).ifPresent(place -> places.put(account, place)));
        return places.isEmpty() ? Organizations.UNKNOWN : new Organizations(places);
    }

    private static Optional<Organizations.Place> place(List<PolicyLevel> levels) {
        if (levels.isEmpty() || !levels.getFirst().entity().startsWith("o-")) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder();
        for (PolicyLevel level : levels) {
            String entity = level.entity();
            if (entity.startsWith("o-") || entity.startsWith("r-") || entity.startsWith("ou-")) {
                path.append(entity).append('/');
            }
        }
        boolean whole = levels.size() > 1 && levels.get(1).entity().startsWith("r-");
        return Optional.of(new Organizations.Place(levels.getFirst().entity(), whole ? path.toString() : ""));
    }
}
