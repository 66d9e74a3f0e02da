package io.keyledger.policy.decision;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import java.util.Set;

/** What services allow or refuse whatever the policies say. */
final class ServiceRules {
    private static final Set<String> CHANGES_OF_POLICIES = Set.of(
            "iam:createpolicy",
            "iam:createpolicyversion",
            "iam:deletepolicy",
            "iam:deletepolicyversion",
            "iam:setdefaultpolicyversion",
            "iam:tagpolicy",
            "iam:untagpolicy");

    private static final Set<String> USES_OF_ROLES = Set.of(
            "iam:attachrolepolicy",
            "iam:createrole",
            "iam:createservicelinkedrole",
            "iam:deleterole",
            "iam:deleterolepermissionsboundary",
            "iam:deleterolepolicy",
            "iam:deleteservicelinkedrole",
            "iam:detachrolepolicy",
            "iam:passrole",
            "iam:putrolepermissionsboundary",
            "iam:putrolepolicy",
            "iam:tagrole",
            "iam:untagrole",
            "iam:updateassumerolepolicy",
            "iam:updaterole",
            "iam:updateroledescription");

    private ServiceRules() {}

    /** Who signs a request may always ask who that is, even where a policy denies it (STS, GetCallerIdentity). */
    static boolean isFree(Request request) {
        return request.lowerCaseAction().equals("sts:getcalleridentity")
                && request.caller() instanceof Caller.InAccount;
    }

    /** Nobody but AWS changes its managed policies, and the roles that IAM Identity Center keeps in accounts. */
    static boolean isProtected(Request request) {
        String arn = request.resource().arn();
        return (CHANGES_OF_POLICIES.contains(request.lowerCaseAction()) && arn.contains(":iam::aws:policy/"))
                || (USES_OF_ROLES.contains(request.lowerCaseAction()) && arn.contains(":role/aws-reserved/"));
    }
}
