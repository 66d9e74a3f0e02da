package io.keyledger.policy.identity;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.policy.decision.CompiledPolicies;
import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins an account's users and roles with their policies. Takes facts in any order. Not thread-safe. */
public final class AccountIdentitiesBuilder {
    private final String accountId;
    private final CompiledPolicies compiled;
    private Observed<Boolean> complete = new Observed.Failed<>(
            "iam:GetAccountAuthorizationDetails", "the identities of the account were not collected");
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, ManagedPolicy> managedPolicies = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Starts without facts and keeps policies complete. */
    public AccountIdentitiesBuilder(String accountId) {
        this(accountId, CompiledPolicies.whole());
    }

    /** Starts without facts. */
    public AccountIdentitiesBuilder(String accountId, CompiledPolicies compiled) {
        this.accountId = accountId;
        this.compiled = compiled;
    }

    /** Takes what is about identities of the account, and passes over everything else. */
    public void add(Fact fact) {
        switch (fact) {
            case IamReading reading -> complete = reading.complete();
            case IamUser user ->
                caller(user.arn(), user.userId())
                        .map(caller -> new Draft(
                                caller,
                                user.userId(),
                                user.tags(),
                                shared(user.groupNames()),
                                inline(user.inlinePolicies()),
                                shared(user.attachedPolicyArns()),
                                user.permissionsBoundaryArn()))
                        .ifPresent(drafts::add);
            case IamRole role ->
                caller(role.arn(), role.roleId())
                        .map(caller -> new Draft(
                                caller,
                                role.roleId(),
                                role.tags(),
                                List.of(),
                                inline(role.inlinePolicies()),
                                shared(role.attachedPolicyArns()),
                                role.permissionsBoundaryArn()))
                        .ifPresent(drafts::add);
            case IamGroup group ->
                groups.put(group.name(), new Group(inline(group.inlinePolicies()), shared(group.attachedPolicyArns())));
            case IamManagedPolicy(var _, var _, PolicyDocument policy) ->
                managedPolicies.put(
                        arn(policy),
                        new ManagedPolicy(named(PolicyKind.IDENTITY, policy), named(PolicyKind.BOUNDARY, policy)));
            default -> {}
        }
    }

    public AccountIdentities build() {
        return new AccountIdentities(
                accountId, complete, drafts.stream().map(this::identity).toList());
    }

    private Identity identity(Draft draft) {
        Bindings bindings = new Bindings();
        draft.inline.forEach(bindings::add);
        draft.attached.forEach(bindings::addAttached);
        for (String name : draft.groups) {
            Group group = groups.get(name);
            if (group == null) {
                bindings.unread.add("the group " + name + " was not read");
            } else {
                group.inline.forEach(bindings::add);
                group.attached.forEach(bindings::addAttached);
            }
        }
        bindings.addBoundary(draft.boundary);
        return new Identity(
                draft.caller, draft.uniqueId, draft.tags, bindings.policies, bindings.boundaries, bindings.unread);
    }

    /** The caller with its unique id, which its ARN does not contain. */
    private static Optional<Caller.InAccount> caller(String arn, String uniqueId) {
        return Caller.parse(arn).flatMap(parsed -> switch (parsed) {
            case Caller.User user ->
                Optional.of(new Caller.User(user.partition(), user.accountId(), user.path(), user.name(), uniqueId));
            case Caller.RoleSession role ->
                Optional.of(new Caller.RoleSession(
                        role.partition(),
                        role.accountId(),
                        role.rolePath(),
                        role.roleName(),
                        role.sessionName(),
                        uniqueId));
            case Caller.AccountRoot _, Caller.FederatedUser _, Caller.ServicePrincipal _, Caller.Anonymous _ ->
                Optional.empty();
        });
    }

    private static String arn(PolicyDocument policy) {
        return policy.arn() == null ? policy.name() : policy.arn();
    }

    private List<NamedPolicy> inline(List<PolicyDocument> documents) {
        return documents.stream()
                .map(document -> named(PolicyKind.IDENTITY, document))
                .toList();
    }

    private NamedPolicy named(PolicyKind kind, PolicyDocument document) {
        return new NamedPolicy(document.name(), compiled.get(kind, document.document()));
    }

    /** Interned strings: thousands of roles name the same policies. */
    private List<String> shared(List<String> words) {
        return words.stream()
                .map(word -> names.computeIfAbsent(word, same -> same))
                .toList();
    }

    /** A user or role with unresolved policy references. */
    private record Draft(
            Caller.InAccount caller,
            String uniqueId,
            Map<String, String> tags,
            List<String> groups,
            List<NamedPolicy> inline,
            List<String> attached,
            @Nullable String boundary) {}

    private record Group(List<NamedPolicy> inline, List<String> attached) {}

    private record NamedPolicy(String name, Outcome outcome) {}

    private record ManagedPolicy(NamedPolicy asIdentityPolicy, NamedPolicy asBoundary) {}

    /** What binds one identity. */
    private final class Bindings {
        private final List<CompiledPolicy> policies = new ArrayList<>();
        private final List<CompiledPolicy> boundaries = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();

        void add(NamedPolicy policy) {
            understood(policy).ifPresent(policies::add);
        }

        void addAttached(String arn) {
            managed(arn).ifPresent(policy -> add(policy.asIdentityPolicy));
        }

        void addBoundary(@Nullable String arn) {
            if (arn != null) {
                managed(arn).flatMap(policy -> understood(policy.asBoundary)).ifPresent(boundaries::add);
            }
        }

        private Optional<ManagedPolicy> managed(String arn) {
            ManagedPolicy policy = managedPolicies.get(arn);
            if (policy == null) {
                unread.add("the policy " + arn + " was not read");
            }
            return Optional.ofNullable(policy);
        }

        private Optional<CompiledPolicy> understood(NamedPolicy policy) {
            return switch (policy.outcome) {
                case Outcome.Compiled(var understood) -> Optional.of(understood);
                case Outcome.Rejected(var sentence) -> {
                    unread.add("the policy " + policy.name + " is not understood: " + sentence);
                    yield Optional.empty();
                }
            };
        }
    }
}
