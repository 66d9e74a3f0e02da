package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.Resolved.Known;
import io.keyledger.policy.template.Resolved.Unknown;
import io.keyledger.policy.template.TemplateNode.Scalar;
import io.keyledger.policy.template.TemplateNode.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Ref and Fn::GetAtt of a CloudFormation template refer to. */
final class References {
    private static final String ROLE = "AWS::IAM::Role";
    private static final String USER = "AWS::IAM::User";

    private final TemplateNode template;
    private final Deployment deployment;

    References(TemplateNode template, Deployment deployment) {
        this.template = template;
        this.deployment = deployment;
    }

    /** The value of a pseudo parameter, a parameter or a resource. */
    Resolved ref(String name, Position position) {
        if (name.startsWith("AWS::")) {
            return pseudoParameter(name, position);
        }
        Optional<TemplateNode> parameter = template.member("Parameters").flatMap(all -> all.member(name));
        if (parameter.isPresent()) {
            return parameter(name, parameter.get(), position);
        }
        return resource(name)
                .<Resolved>map(resource -> isPrincipal(resource)
                        ? ofPrincipal(name, resource, position, false)
                        : new Unknown(position, "the resource " + name + ", which the deployment names"))
                .orElseGet(() -> new Unknown(position, name + ", which the template does not declare"));
    }

    /** The value of a resource's attribute. */
    Resolved attribute(String name, String attribute, Position position) {
        Optional<TemplateNode> resource = resource(name);
        if (resource.isPresent() && isPrincipal(resource.get()) && attribute.equals("Arn")) {
            return ofPrincipal(name, resource.get(), position, true);
        }
        return new Unknown(
                position,
                resource.isPresent()
                        ? "the attribute " + attribute + " of " + name + ", which only the deployment knows"
                        : name + ", which the template does not declare");
    }

    private Optional<TemplateNode> resource(String name) {
        return template.member("Resources").flatMap(all -> all.member(name));
    }

    private Resolved pseudoParameter(String name, Position position) {
        return switch (name) {
            case "AWS::AccountId" -> known(deployment.accountId(), name + " (pass --account)", position);
            case "AWS::Region" -> known(deployment.region(), name + " (pass --region)", position);
            case "AWS::Partition" -> known(deployment.partition(), name, position);
            case "AWS::URLSuffix" -> known(deployment.urlSuffix(), name, position);
            case "AWS::NoValue" -> new Resolved.Absent();
            default -> new Unknown(position, name + ", which only the deployment knows");
        };
    }

    private static Resolved known(String value, String name, Position position) {
        return value.isEmpty()
                ? new Unknown(position, name)
                : new Known(new Scalar(position, ScalarType.STRING, value));
    }

    /** The default of a parameter that names an entry of Parameter Store is that name, not the value. */
    private static Resolved parameter(String name, TemplateNode parameter, Position position) {
        String type = parameter.text("Type").orElse("");
        Optional<String> value = parameter.text("Default");
        if (value.isEmpty()) {
            return new Unknown(position, "the parameter " + name + ", which has no default");
        }
        if (type.startsWith("AWS::SSM::")) {
            return new Unknown(position, "the parameter " + name + ", whose value is in Parameter Store");
        }
        if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
            return new Known(new Scalar(position, ScalarType.STRING, value.get()));
        }
        List<TemplateNode> items = new ArrayList<>();
        for (String item : value.get().split(",", -1)) {
            items.add(new Scalar(position, ScalarType.STRING, item.strip()));
        }
        return new Known(new TemplateNode.Sequence(position, items));
    }

    private static boolean isPrincipal(TemplateNode resource) {
        String type = resource.text("Type").orElse("");
        return type.equals(ROLE) || type.equals(USER);
    }

    /**
     * The name or ARN of a role or user. If the template does not write the name out, the logical id stands for it: the
     * principal is of the deployment's account in any case.
     */
    private Resolved ofPrincipal(String logicalId, TemplateNode resource, Position position, boolean arn) {
        boolean role = resource.text("Type").orElse("").equals(ROLE);
        Optional<TemplateNode> properties = resource.member("Properties");
        Optional<TemplateNode> named = properties.flatMap(all -> all.member(role ? "RoleName" : "UserName"));
        Optional<TemplateNode> path = properties.flatMap(all -> all.member("Path"));
        String name = named.flatMap(TemplateNode::text).orElse(logicalId);
        if (!arn) {
            return new Known(new Scalar(position, ScalarType.STRING, name));
        }
        return known(
                deployment.accountId().isEmpty()
                        ? ""
                        : "arn:" + deployment.partition() + ":iam::" + deployment.accountId()
                                + (role ? ":role" : ":user")
                                + path.flatMap(TemplateNode::text).orElse("/") + name,
                "AWS::AccountId (pass --account)",
                position);
    }
}
