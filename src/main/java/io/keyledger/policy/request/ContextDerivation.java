package io.keyledger.policy.request;

import io.keyledger.policy.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The condition keys that follow from the caller, the action and the resource.
 *
 * <p>Source: IAM user guide, AWS global condition context keys, "Availability" of each; KMS developer guide, condition
 * keys for AWS KMS.
 */
final class ContextDerivation {
    private static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext:";

    /** Keys that a request has only when a service calls for a resource. */
    private static final Set<String> OF_SERVICES_ONLY =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");

    /** Condition keys that only the caller controls. */
    private static final Set<String> OF_THE_CALLER = Set.of(
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principaltype",
            "aws:principalisawsservice",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:username",
            "kms:calleraccount");

    private final Map<String, List<String>> derived = new LinkedHashMap<>();

    private ContextDerivation() {}

    /** The whole context of a request in which the given values win over the derived ones. */
    static RequestContext complete(
            Caller caller,
            String action,
            RequestedResource resource,
            Map<String, List<String>> given,
            Organizations organizations) {
        return joined(given, derive(caller, action, resource, given, organizations));
    }

    /**
     * The whole context of a request that can happen.
     *
     * @throws IllegalArgumentException when a given value contradicts what follows from the rest of the request
     */
    static RequestContext possible(
            Caller caller,
            String action,
            RequestedResource resource,
            Map<String, List<String>> given,
            Organizations organizations) {
        Map<String, List<String>> derived = derive(caller, action, resource, given, organizations);
        requirePossible(caller, given, derived);
        return joined(given, derived);
    }

    private static RequestContext joined(Map<String, List<String>> given, Map<String, List<String>> derived) {
        Map<String, List<String>> all = LinkedHashMap.newLinkedHashMap(given.size() + derived.size());
        all.putAll(given);
        Set<String> givenKeys = HashSet.newHashSet(given.size());
        given.keySet().forEach(name -> givenKeys.add(name.toLowerCase(Locale.ROOT)));
        derived.forEach((name, values) -> {
            if (!givenKeys.contains(name.toLowerCase(Locale.ROOT))) {
                all.put(name, values);
            }
        });
        return RequestContext.of(all);
    }

    private static void requirePossible(
            Caller caller, Map<String, List<String>> given, Map<String, List<String>> derived) {
        RequestContext following = RequestContext.of(derived);
        given.forEach((name, values) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (values.isEmpty()) {
                return;
            }
            if (OF_SERVICES_ONLY.contains(key) && !(caller instanceof Caller.ServicePrincipal)) {
                throw new IllegalArgumentException(name + " is there only when a service calls");
            }
            boolean derivedKey = following.has(key) && !key.equals("aws:requestedregion");
            if (derivedKey && !following.values(key).equals(values)) {
                throw new IllegalArgumentException(name + " is " + following.values(key) + ", not " + values);
            }
            if (!derivedKey && OF_THE_CALLER.contains(key)) {
                throw new IllegalArgumentException(name + " is not there for " + caller);
            }
        });
    }

    private static Map<String, List<String>> derive(
            Caller caller,
            String action,
            RequestedResource resource,
            Map<String, List<String>> given,
            Organizations organizations) {
        ContextDerivation derivation = new ContextDerivation();
        boolean isKms = action.regionMatches(true, 0, "kms:", 0, 4);
        derivation.ofCaller(caller, isKms, organizations);
        derivation.ofResource(action, resource, organizations);
        derivation.ofConnection(isKms, given);
        return derivation.derived;
    }

    private void ofCaller(Caller caller, boolean isKms, Organizations organizations) {
        switch (caller) {
            case Caller.InAccount principal -> ofPrincipal(principal, isKms, organizations);
            case Caller.ServicePrincipal(var name) -> {
                put("aws:PrincipalIsAWSService", "true");
                put("aws:PrincipalServiceName", name);
                put("aws:PrincipalServiceNamesList", name);
            }
            case Caller.Anonymous() -> {
                put("aws:PrincipalType", "Anonymous");
                put("aws:userid", "anonymous");
            }
        }
    }

    private void ofPrincipal(Caller.InAccount principal, boolean isKms, Organizations organizations) {
        put("aws:PrincipalArn", principal.principalArn());
        put("aws:PrincipalAccount", principal.accountId());
        put("aws:PrincipalIsAWSService", "false");
        if (isKms) {
            put("kms:CallerAccount", principal.accountId());
        }
        organizations.of(principal.accountId()).ifPresent(place -> {
            put("aws:PrincipalOrgID", place.organizationId());
            if (!place.path().isEmpty()) {
                put("aws:PrincipalOrgPaths", place.path());
            }
        });
        switch (principal) {
            case Caller.AccountRoot root -> {
                put("aws:PrincipalType", "Account");
                put("aws:userid", root.accountId());
            }
            case Caller.User user -> {
                put("aws:PrincipalType", "User");
                put("aws:username", user.name());
                if (user.userId() != null) {
                    put("aws:userid", user.userId());
                }
            }
            case Caller.RoleSession session -> {
                put("aws:PrincipalType", "AssumedRole");
                if (session.roleId() != null && session.sessionName() != null) {
                    put("aws:userid", session.roleId() + ":" + session.sessionName());
                }
            }
            case Caller.FederatedUser federated -> {
                put("aws:PrincipalType", "FederatedUser");
                put("aws:userid", federated.accountId() + ":" + federated.name());
            }
        }
    }

    private void ofResource(String action, RequestedResource resource, Organizations organizations) {
        if (resource.isAlias() && takesAlias(action)) {
            put("kms:RequestAlias", resource.arn().substring(resource.arn().indexOf(":alias/") + 1));
        }
        if (!resource.accountId().isEmpty()) {
            put("aws:ResourceAccount", resource.accountId());
        }
        organizations.of(resource.accountId()).ifPresent(place -> {
            put("aws:ResourceOrgID", place.organizationId());
            if (!place.path().isEmpty()) {
                put("aws:ResourceOrgPaths", place.path());
            }
        });
        if (!resource.region().isEmpty()) {
            put("aws:RequestedRegion", resource.region());
        }
    }

    private static boolean takesAlias(String action) {
        return Vocabulary.shipped()
                .action(action.toLowerCase(Locale.ROOT))
                .filter(known -> known.keys().contains("kms:RequestAlias"))
                .isPresent();
    }

    private void ofConnection(boolean isKms, Map<String, List<String>> given) {
        boolean viaService = false;
        boolean keysGiven = false;
        List<String> encryptionContextKeys = new ArrayList<>();
        for (String name : given.keySet()) {
            String key = name.toLowerCase(Locale.ROOT);
            viaService |= key.equals("kms:viaservice") || key.startsWith("aws:calledvia");
            keysGiven |= key.equals("kms:encryptioncontextkeys");
            if (key.startsWith(ENCRYPTION_CONTEXT)) {
                encryptionContextKeys.add(name.substring(ENCRYPTION_CONTEXT.length()));
            }
        }
        put("aws:ViaAWSService", viaService ? "true" : "false");
        if (isKms) {
            put("aws:SecureTransport", "true");
        }
        if (!encryptionContextKeys.isEmpty() && !keysGiven) {
            derived.put("kms:EncryptionContextKeys", encryptionContextKeys);
        }
    }

    private void put(String name, String value) {
        derived.put(name, List.of(value));
    }
}
