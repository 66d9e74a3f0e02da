package io.keyledger.policy.decision;

import io.keyledger.policy.decision.KeyGrant.Constraint;
import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a grant covers a request. */
final class GrantMatcher {
    private static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext:";

    private GrantMatcher() {}

    /** What the key's grants permit by themselves, to the grantees they name. */
    static Permission direct(List<KeyGrant> grants, Request request) {
        return strongest(grants, request, false);
    }

    /** What they hand over to the caller's account. */
    static Permission toAccount(List<KeyGrant> grants, Request request) {
        return strongest(grants, request, true);
    }

    private static Permission strongest(List<KeyGrant> grants, Request request, boolean account) {
        Permission strongest = Permission.of(Match.NO, Layer.GRANT);
        for (int index = 0; index < grants.size(); index++) {
            KeyGrant grant = grants.get(index);
            if (isAccount(grant.grantee()) == account && isOn(grant, request) && covers(grant, request)) {
                Match match = isPrincipal(grant.grantee(), request);
                strongest = strongest.or(permission(match, index));
            }
        }
        return strongest;
    }

    /**
     * Whether the caller may retire a grant: the retiring principal, or the grantee if the grant allows RetireGrant.
     */
    static Permission retiring(List<KeyGrant> grants, Request request) {
        Permission strongest = Permission.of(Match.NO, Layer.GRANT);
        for (int index = 0; index < grants.size(); index++) {
            KeyGrant grant = grants.get(index);
            if (!isOn(grant, request)) {
                continue;
            }
            Match match =
                    grant.retiringPrincipal() == null ? Match.NO : isPrincipal(grant.retiringPrincipal(), request);
            if (grant.hasOperation("RetireGrant")) {
                match = match.or(isPrincipal(grant.grantee(), request));
            }
            strongest = strongest.or(permission(match, index));
        }
        return strongest;
    }

    /** Whether the caller's account issued a grant, which lets its own policies say who retires it. */
    static Permission issuedByAccount(List<KeyGrant> grants, String accountId, Request request) {
        for (int index = 0; index < grants.size(); index++) {
            KeyGrant grant = grants.get(index);
            String issuer = grant.issuingAccount();
            if (issuer != null && isOn(grant, request) && accountOf(issuer).equals(accountId)) {
                return permission(Match.YES, index);
            }
        }
        return Permission.of(Match.NO, Layer.GRANT);
    }

    private static Permission permission(Match match, int index) {
        return new Permission(
                match, Layer.GRANT, match.isNo() ? List.of() : List.of(new Ground(Layer.GRANT, 0, index, null)));
    }

    private static String accountOf(String issuer) {
        return Arn.parse(issuer).map(Arn::accountId).orElse(issuer);
    }

    private static boolean isAccount(String grantee) {
        return grantee.endsWith(":root");
    }

    private static boolean isOn(KeyGrant grant, Request request) {
        String key = grant.keyArn();
        String arn = request.resource().arn();
        return key.isEmpty() || request.resource().isAlias() || arn.equals(key) || arn.endsWith(":key/" + key);
    }

    private static boolean covers(KeyGrant grant, Request request) {
        String action = request.lowerCaseAction();
        if (!grant.hasOperation(action.substring(action.indexOf(':') + 1))) {
            return false;
        }
        if (action.equals(KmsActionFacts.CREATE_GRANT) && !passesOn(grant, request.context())) {
            return false;
        }
        // Constraints on the encryption context do not apply to operations that have none (GrantConstraints).
        boolean hasEncryptionContext = KmsActionFacts.hasEncryptionContext(action);
        for (Constraint constraint : grant.constraints()) {
            boolean applies = hasEncryptionContext || constraint instanceof Constraint.SourceArn;
            if (applies && !holds(constraint, request)) {
                return false;
            }
        }
        return true;
    }

    /** A grant made by means of a grant has no operation that the first one lacks. */
    private static boolean passesOn(KeyGrant grant, RequestContext context) {
        for (String operation : context.values("kms:grantoperations")) {
            if (!grant.hasOperation(operation)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Constraint constraint, Request request) {
        RequestContext context = request.context();
        return switch (constraint) {
            case Constraint.EncryptionContextSubset(var pairs) -> hasAll(pairs, context);
            case Constraint.EncryptionContextEquals(var pairs) ->
                hasAll(pairs, context) && sizeOfEncryptionContext(context) == pairs.size() && !loosens(request);
            case Constraint.SourceArn(var arn) -> {
                List<String> source = context.values("aws:sourcearn");
                yield source.size() == 1 && Glob.of(arn).matches(source.getFirst());
            }
        };
    }

    /** Whether it is for a grant whose encryption context may have more pairs. */
    private static boolean loosens(Request request) {
        return request.lowerCaseAction().equals(KmsActionFacts.CREATE_GRANT)
                && request.context().values("kms:grantconstrainttype").contains("EncryptionContextSubset");
    }

    /** Names of an encryption context know no case in a constraint, its values do (GrantConstraints). */
    private static boolean hasAll(Map<String, String> pairs, RequestContext context) {
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            List<String> values =
                    context.values(ENCRYPTION_CONTEXT + pair.getKey().toLowerCase(Locale.ROOT));
            if (values.size() != 1 || !values.getFirst().equals(pair.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static int sizeOfEncryptionContext(RequestContext context) {
        int size = 0;
        for (String key : context.keys()) {
            if (key.startsWith(ENCRYPTION_CONTEXT)) {
                size++;
            }
        }
        return Math.max(size, context.values("kms:encryptioncontextkeys").size());
    }

    private static Match isPrincipal(String principal, Request request) {
        return AwsPrincipals.read(principal)
                .map(pattern -> PrincipalMatcher.matches(pattern, request))
                .orElseGet(() -> PrincipalMatcher.matches(new PrincipalPattern.Service(principal), request));
    }
}
