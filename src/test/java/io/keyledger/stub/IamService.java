package io.keyledger.stub;

import io.keyledger.stub.world.IamIdentity;
import io.keyledger.stub.world.IamPolicy;
import io.keyledger.stub.world.StubAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** AWS IAM in the query protocol: everything about an account's identities in pages of one operation. */
final class IamService implements StubService {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
    private static final Set<String> FILTERS =
            Set.of("User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy");
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.QUERY;
    }

    @Override
    public Refusals refusals() {
        return Refusals.IAM;
    }

    @Override
    public Operation operation(StubRequest request) {
        ObjectNode input = Json.object();
        request.formParameters().forEach(input::put);
        return Operation.of(input.path("Action").asString(""), "", input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        if (!call.operation().equals("GetAccountAuthorizationDetails")) {
            throw new AwsError(400, "InvalidAction", "The stub has no " + call.operation());
        }
        call.parameterBeyond(name ->
                        Set.of("Action", "Version", "MaxItems", "Marker").contains(name)
                                || name.startsWith("Filter.member."))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "ValidationError", "The stub knows no parameter " + unknown);
                });
        List<Object> all = details(call.owner(), filters(call));
        int limit = call.text("MaxItems").map(IamService::maxItems).orElse(USUAL);
        int start = call.text("Marker")
                .map(marker -> PageToken.position(call.operation(), marker)
                        .map(Math::toIntExact)
                        .orElseThrow(() -> new AwsError(400, "ValidationError", "Invalid Marker.")))
                .orElse(0);
        int end = Math.min(all.size(), start + limit);
        List<Object> page = all.subList(Math.min(start, end), end);
        Xml xml = new Xml("GetAccountAuthorizationDetailsResponse", NAMESPACE)
                .open("GetAccountAuthorizationDetailsResult");
        identities(page, "user", "UserDetailList", xml);
        identities(page, "group", "GroupDetailList", xml);
        identities(page, "role", "RoleDetailList", xml);
        xml.open("Policies");
        page.forEach(detail -> {
            if (detail instanceof IamPolicy policy) {
                policy(policy, xml);
            }
        });
        xml.close("Policies").element("IsTruncated", end < all.size());
        if (end < all.size()) {
            xml.element("Marker", PageToken.of(call.operation(), end));
        }
        return StubResponse.xml(
                200, xml.close("GetAccountAuthorizationDetailsResult").end());
    }

    private static Set<String> filters(StubCall call) {
        List<String> asked = IntStream.iterate(
                        1, number -> call.text("Filter.member." + number).isPresent(), number -> number + 1)
                .mapToObj(number -> call.text("Filter.member." + number).orElseThrow())
                .toList();
        if (!FILTERS.containsAll(asked)) {
            throw new AwsError(400, "ValidationError", "No such filter among " + asked);
        }
        return asked.isEmpty() ? FILTERS : Set.copyOf(asked);
    }

    private static List<Object> details(StubAccount account, Set<String> filters) {
        List<Object> details = new ArrayList<>();
        if (filters.contains("User")) {
            details.addAll(account.users());
        }
        if (filters.contains("Group")) {
            details.addAll(account.groups());
        }
        if (filters.contains("Role")) {
            details.addAll(account.roles());
        }
        if (filters.contains("LocalManagedPolicy") || filters.contains("AWSManagedPolicy")) {
            account.policies().stream()
                    .filter(policy -> filters.contains(policy.awsManaged() ? "AWSManagedPolicy" : "LocalManagedPolicy"))
                    .forEach(details::add);
        }
        return details;
    }

    private static void identities(List<Object> page, String type, String list, Xml xml) {
        xml.open(list);
        page.forEach(detail -> {
            if (detail instanceof IamIdentity identity && identity.type().equals(type)) {
                identity(identity, xml);
            }
        });
        xml.close(list);
    }

    private static void identity(IamIdentity identity, Xml xml) {
        String prefix = switch (identity.type()) {
            case "user" -> "User";
            case "group" -> "Group";
            default -> "Role";
        };
        xml.open("member")
                .element("Path", "/")
                .element(prefix + "Name", identity.name())
                .element(prefix + "Id", identity.id())
                .element("Arn", identity.arn())
                .element("CreateDate", identity.creationDate());
        identity.trustPolicy().ifPresent(trust -> xml.element("AssumeRolePolicyDocument", encoded(trust)));
        if (prefix.equals("Role")) {
            xml.open("InstanceProfileList").close("InstanceProfileList");
        }
        xml.open(prefix + "PolicyList");
        identity.inlinePolicies()
                .forEach((name, document) -> xml.open("member")
                        .element("PolicyName", name)
                        .element("PolicyDocument", encoded(document))
                        .close("member"));
        xml.close(prefix + "PolicyList").open("AttachedManagedPolicies");
        identity.attachedPolicies()
                .forEach(arn -> xml.open("member")
                        .element("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                        .element("PolicyArn", arn)
                        .close("member"));
        xml.close("AttachedManagedPolicies");
        if (prefix.equals("User")) {
            xml.open("GroupList");
            identity.groups().forEach(group -> xml.element("member", group));
            xml.close("GroupList");
        }
        identity.permissionsBoundary()
                .ifPresent(boundary -> xml.open("PermissionsBoundary")
                        .element("PermissionsBoundaryType", "Policy")
                        .element("PermissionsBoundaryArn", boundary)
                        .close("PermissionsBoundary"));
        tags(identity.tags(), xml);
        xml.close("member");
    }

    private static void tags(Map<String, String> tags, Xml xml) {
        xml.open("Tags");
        tags.forEach((key, value) ->
                xml.open("member").element("Key", key).element("Value", value).close("member"));
        xml.close("Tags");
    }

    private static void policy(IamPolicy policy, Xml xml) {
        xml.open("member")
                .element("PolicyName", policy.name())
                .element("PolicyId", policy.id())
                .element("Arn", policy.arn())
                .element("Path", "/")
                .element("DefaultVersionId", "v1")
                .element("AttachmentCount", policy.attachments())
                .element("PermissionsBoundaryUsageCount", policy.boundaries())
                .element("IsAttachable", true)
                .element("CreateDate", policy.creationDate())
                .element("UpdateDate", policy.creationDate())
                .open("PolicyVersionList")
                .open("member")
                .element("Document", encoded(policy.document()))
                .element("VersionId", "v1")
                .element("IsDefaultVersion", true)
                .element("CreateDate", policy.creationDate())
                .close("member")
                .close("PolicyVersionList")
                .close("member");
    }

    private static int maxItems(String text) {
        int asked;
        try {
            asked = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            asked = 0;
        }
        if (asked < 1 || asked > MOST) {
            throw new AwsError(400, "ValidationError", "MaxItems must be between 1 and 1000");
        }
        return asked;
    }

    /** IAM gives documents percent-encoded by RFC 3986, where a space is not a plus. */
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
