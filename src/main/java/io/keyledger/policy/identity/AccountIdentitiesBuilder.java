package io.keyledger.policy.identity;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.request.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins an account's users and roles with the policies that bind them. Takes facts in any order. */
public final class AccountIdentitiesBuilder {
    private final String accountId;
    private Observed<Boolean> complete = new Observed.Failed<>(
            "iam:GetAccountAuthorizationDetails", "the identities of the account were not collected");
    private final List<IamUser> users = new ArrayList<>();
    private final List<IamRole> roles = new ArrayList<>();
    private final Map<String, IamGroup> groups = new HashMap<>();
    private final Map<String, PolicyDocument> managedPolicies = new HashMap<>();
    private final Map<String, ParseResult> parsed = new HashMap<>();
    private final Map<String, CompiledPolicy> compiled = new HashMap<>();

    /** Starts with an account of which nothing was read. */
    public AccountIdentitiesBuilder(String accountId) {
        this.accountId = accountId;
    }

    /** Takes what is about identities of the account, and passes over everything else. */
    public void add(Fact fact) {
        switch (fact) {
            case IamReading reading -> complete = reading.complete();
            case IamUser user -> users.add(user);
            case IamRole role -> roles.add(role);
            case IamGroup group -> groups.put(group.name(), group);
            case IamManagedPolicy(var _, var _, PolicyDocument policy) -> managedPolicies.put(arn(policy), policy);
            default -> {}
        }
    }

    public AccountIdentities build() {
        List<Identity> identities = new ArrayList<>();
        users.forEach(user -> identity(user).ifPresent(identities::add));
        roles.forEach(role -> identity(role).ifPresent(identities::add));
        return new AccountIdentities(accountId, complete, identities);
    }

    private Optional<Identity> identity(IamUser user) {
        Bindings bindings = new Bindings();
        bindings.addInline(user.inlinePolicies());
        bindings.addAttached(user.attachedPolicyArns());
        for (String name : user.groupNames()) {
            IamGroup group = groups.get(name);
            if (group == null) {
                bindings.unread.add("the group " + name + " was not read");
            } else {
                bindings.addInline(group.inlinePolicies());
                bindings.addAttached(group.attachedPolicyArns());
            }
        }
        bindings.addBoundary(user.permissionsBoundaryArn());
        return caller(user.arn(), user.userId()).map(caller -> bindings.identity(caller, user.userId(), user.tags()));
    }

    private Optional<Identity> identity(IamRole role) {
        Bindings bindings = new Bindings();
        bindings.addInline(role.inlinePolicies());
        bindings.addAttached(role.attachedPolicyArns());
        bindings.addBoundary(role.permissionsBoundaryArn());
        return caller(role.arn(), role.roleId()).map(caller -> bindings.identity(caller, role.roleId(), role.tags()));
    }

    /** The caller with its unique id, which its ARN does not tell. */
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

    /** What binds one identity. */
    private final class Bindings {
        private final List<CompiledPolicy> policies = new ArrayList<>();
        private final List<CompiledPolicy> boundaries = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();

        void addInline(List<PolicyDocument> documents) {
            documents.forEach(document -> compile(PolicyKind.IDENTITY, document).ifPresent(policies::add));
        }

        void addAttached(List<String> arns) {
            arns.forEach(arn -> managed(PolicyKind.IDENTITY, arn).ifPresent(policies::add));
        }

        void addBoundary(@Nullable String arn) {
            if (arn != null) {
                managed(PolicyKind.BOUNDARY, arn).ifPresent(boundaries::add);
            }
        }

        Identity identity(Caller.InAccount caller, String uniqueId, Map<String, String> tags) {
            return new Identity(caller, uniqueId, tags, policies, boundaries, unread);
        }

        private Optional<CompiledPolicy> managed(PolicyKind kind, String arn) {
            PolicyDocument document = managedPolicies.get(arn);
            if (document == null) {
                unread.add("the policy " + arn + " was not read");
                return Optional.empty();
            }
            return compile(kind, document);
        }

        private Optional<CompiledPolicy> compile(PolicyKind kind, PolicyDocument document) {
            String key = kind + document.document();
            return switch (parsed.computeIfAbsent(key, _ -> PolicyParser.parse(kind, document.document()))) {
                case ParseResult.Parsed(var policy) ->
                    Optional.of(compiled.computeIfAbsent(key, _ -> CompiledPolicy.of(policy)));
                case ParseResult.Rejected rejected -> {
                    unread.add("the policy " + document.name() + " is not understood: " + rejected);
                    yield Optional.empty();
                }
            };
        }
    }
}
