package io.keyledger.stub;

import io.keyledger.stub.world.StubAccount;
import io.keyledger.stub.world.StubOrganization;
import io.keyledger.stub.world.StubWorld;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** AWS Organizations in AWS JSON 1.1, for the management account; a member account may only describe. */
final class OrganizationsService implements StubService {
    private static final String TARGET = "AWSOrganizationsV20161128.";
    private static final int MOST = 20;

    private final StubWorld world;

    OrganizationsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.JSON;
    }

    @Override
    public Refusals refusals() {
        return Refusals.ORGANIZATIONS;
    }

    @Override
    public Operation operation(StubRequest request) {
        String target = request.header("x-amz-target").orElse("");
        if (!target.startsWith(TARGET)) {
            throw new AwsError(400, "UnknownOperationException", "No X-Amz-Target of Organizations");
        }
        return Operation.of(target.substring(TARGET.length()), "", Json.object(request.body()));
    }

    @Override
    public StubResponse answer(StubCall call) {
        StubOrganization organization = world.organization()
                .orElseThrow(() -> new AwsError(
                        400, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization."));
        boolean management = call.account().equals(organization.management().id());
        if (!management && !call.operation().equals("DescribeOrganization")) {
            throw new AwsError(400, "AccessDeniedException", "You don't have permissions to access this resource.");
        }
        ObjectNode answer = switch (call.operation()) {
            case "DescribeOrganization" -> describeOrganization(organization);
            case "ListAccounts" ->
                page(call, "Accounts", organization.accounts(), account -> account(organization, account));
            case "ListRoots" -> page(call, "Roots", List.of(organization.rootId()), id -> root(organization));
            case "ListParents" -> listParents(call, organization);
            case "ListChildren" -> listChildren(call, organization);
            case "ListPolicies" -> listPolicies(call, organization);
            case "ListPoliciesForTarget" -> listPoliciesForTarget(call, organization);
            case "ListTargetsForPolicy" -> listTargetsForPolicy(call, organization);
            case "DescribePolicy" -> describePolicy(call, organization);
            default -> throw new AwsError(400, "UnknownOperationException", "The stub has no " + call.operation());
        };
        return StubResponse.of(200, "application/x-amz-json-1.1", Json.bytes(answer));
    }

    private static ObjectNode describeOrganization(StubOrganization organization) {
        String management = organization.management().id();
        ObjectNode answer = Json.object();
        answer.putObject("Organization")
                .put("Id", organization.id())
                .put("Arn", arn(organization, "organization/" + organization.id()))
                .put("FeatureSet", "ALL")
                .put("MasterAccountId", management)
                .put("MasterAccountArn", accountArn(organization, management))
                .put("MasterAccountEmail", email(management));
        return answer;
    }

    private static ObjectNode account(StubOrganization organization, StubAccount account) {
        String state = account.suspended() ? "SUSPENDED" : "ACTIVE";
        return Json.object()
                .put("Id", account.id())
                .put("Arn", accountArn(organization, account.id()))
                .put("Email", email(account.id()))
                .put("Name", "account-" + account.id())
                .put("Status", state)
                .put("State", state)
                .put("JoinedMethod", "CREATED")
                .put("JoinedTimestamp", Json.timestamp(account.world().now().minusSeconds(100_000_000)));
    }

    private static ObjectNode root(StubOrganization organization) {
        ObjectNode root = Json.object()
                .put("Id", organization.rootId())
                .put("Arn", arn(organization, "root/" + organization.id() + "/" + organization.rootId()))
                .put("Name", "Root");
        ArrayNode types = root.putArray("PolicyTypes");
        types.addObject().put("Type", "SERVICE_CONTROL_POLICY").put("Status", "ENABLED");
        types.addObject().put("Type", "RESOURCE_CONTROL_POLICY").put("Status", "ENABLED");
        return root;
    }

    private static ObjectNode listParents(StubCall call, StubOrganization organization) {
        String parent = organization
                .parentOf(text(call, "ChildId"))
                .orElseThrow(
                        () -> new AwsError(400, "ChildNotFoundException", "You specified a child that doesn't exist."));
        return page(
                call,
                "Parents",
                List.of(parent),
                id -> Json.object().put("Id", id).put("Type", type(id)));
    }

    private static ObjectNode listChildren(StubCall call, StubOrganization organization) {
        String parent = text(call, "ParentId");
        if (!organization.exists(parent) || type(parent).equals("ACCOUNT")) {
            throw new AwsError(400, "ParentNotFoundException", "You specified parent that doesn't exist.");
        }
        Stream<String> children = switch (text(call, "ChildType")) {
            case "ACCOUNT" -> organization.accountsIn(parent).stream().map(StubAccount::id);
            case "ORGANIZATIONAL_UNIT" -> organization.unitsIn(parent).stream().map(StubOrganization.Unit::id);
            default -> throw new AwsError(400, "InvalidInputException", "No such ChildType");
        };
        return page(
                call,
                "Children",
                children.toList(),
                id -> Json.object().put("Id", id).put("Type", type(id)));
    }

    private static ObjectNode listPolicies(StubCall call, StubOrganization organization) {
        String filter = text(call, "Filter");
        List<StubOrganization.Policy> policies = organization.policies().stream()
                .filter(policy -> policy.type().equals(filter))
                .toList();
        return page(call, "Policies", policies, policy -> summary(organization, policy));
    }

    private static ObjectNode listPoliciesForTarget(StubCall call, StubOrganization organization) {
        String target = text(call, "TargetId");
        String filter = text(call, "Filter");
        if (!organization.exists(target)) {
            throw new AwsError(400, "TargetNotFoundException", "You specified a target that doesn't exist.");
        }
        List<StubOrganization.Policy> policies = organization.policies().stream()
                .filter(policy -> policy.type().equals(filter))
                .filter(policy -> organization.targetsOf(policy).contains(target))
                .toList();
        return page(call, "Policies", policies, policy -> summary(organization, policy));
    }

    private static ObjectNode listTargetsForPolicy(StubCall call, StubOrganization organization) {
        StubOrganization.Policy policy = policy(call, organization);
        return page(call, "Targets", organization.targetsOf(policy), id -> target(organization, id));
    }

    private static ObjectNode target(StubOrganization organization, String id) {
        String path = switch (type(id)) {
            case "ROOT" -> "root/" + organization.id() + "/" + id;
            case "ACCOUNT" -> "account/" + organization.id() + "/" + id;
            default -> "ou/" + organization.id() + "/" + id;
        };
        String name = organization.units().stream()
                .filter(unit -> unit.id().equals(id))
                .map(StubOrganization.Unit::name)
                .findFirst()
                .orElse(id.equals(organization.rootId()) ? "Root" : "account-" + id);
        return Json.object()
                .put("TargetId", id)
                .put("Arn", arn(organization, path))
                .put("Name", name)
                .put("Type", type(id));
    }

    private static ObjectNode describePolicy(StubCall call, StubOrganization organization) {
        StubOrganization.Policy policy = policy(call, organization);
        ObjectNode answer = Json.object();
        ObjectNode described = answer.putObject("Policy");
        described.set("PolicySummary", summary(organization, policy));
        described.put("Content", policy.content());
        return answer;
    }

    private static ObjectNode summary(StubOrganization organization, StubOrganization.Policy policy) {
        String type = policy.type().toLowerCase(Locale.ROOT);
        String arn = policy.awsManaged()
                ? "arn:aws:organizations::aws:policy/" + type + "/" + policy.id()
                : arn(organization, "policy/" + organization.id() + "/" + type + "/" + policy.id());
        return Json.object()
                .put("Id", policy.id())
                .put("Arn", arn)
                .put("Name", policy.name())
                .put("Description", policy.name())
                .put("Type", policy.type())
                .put("AwsManaged", policy.awsManaged());
    }

    private static StubOrganization.Policy policy(StubCall call, StubOrganization organization) {
        String id = text(call, "PolicyId");
        return organization.policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new AwsError(400, "PolicyNotFoundException", "You specified a policy that doesn't exist."));
    }

    private static <T> ObjectNode page(StubCall call, String list, List<T> all, Function<T, ObjectNode> row) {
        call.parameterBeyond(Set.of(
                        "NextToken",
                        "MaxResults",
                        "ChildId",
                        "ParentId",
                        "ChildType",
                        "TargetId",
                        "Filter",
                        "PolicyId"))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "InvalidInputException", "The stub knows no parameter " + unknown);
                });
        JsonNode asked = call.input("MaxResults");
        int limit = asked.isMissingNode() ? MOST : asked.asInt(0);
        if (limit < 1 || limit > MOST) {
            throw new AwsError(400, "InvalidInputException", "MaxResults must be between 1 and 20");
        }
        int start = call.text("NextToken")
                .map(token -> PageToken.position(call.operation(), token)
                        .map(Math::toIntExact)
                        .orElseThrow(() -> new AwsError(400, "InvalidInputException", "INVALID_NEXT_TOKEN")))
                .orElse(0);
        int end = Math.min(all.size(), start + limit);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray(list);
        all.subList(Math.min(start, end), end).forEach(item -> rows.add(row.apply(item)));
        if (end < all.size()) {
            answer.put("NextToken", PageToken.of(call.operation(), end));
        }
        return answer;
    }

    private static String text(StubCall call, String parameter) {
        return call.text(parameter)
                .orElseThrow(() -> new AwsError(400, "InvalidInputException", parameter + " is missing"));
    }

    private static String type(String id) {
        if (id.startsWith("r-")) {
            return "ROOT";
        }
        return id.startsWith("ou-") ? "ORGANIZATIONAL_UNIT" : "ACCOUNT";
    }

    private static String accountArn(StubOrganization organization, String account) {
        return arn(organization, "account/" + organization.id() + "/" + account);
    }

    private static String arn(StubOrganization organization, String path) {
        return "arn:aws:organizations::" + organization.management().id() + ":" + path;
    }

    private static String email(String account) {
        return "aws+" + account + "@example.com";
    }
}
