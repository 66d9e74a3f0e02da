package io.keyledger.policy.template;

import java.util.List;
import java.util.Optional;

/**
 * A CloudFormation template, or a plan or state of Terraform.
 *
 * @param kind in words, for example "CloudFormation template"
 * @param keys the KMS keys that it declares, in file order
 */
public record TemplateFile(String kind, List<KeyInTemplate> keys) {
    private static final String CLOUD_FORMATION = "CloudFormation template";

    public TemplateFile {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a template.
     *
     * @param deployment where it is deployed; empty parts are not known
     * @return empty if the text is not a template
     * @throws InvalidTemplateException if it is a template that can't be read
     */
    public static Optional<TemplateFile> read(String text, Deployment deployment) {
        boolean json = text.stripLeading().startsWith("{");
        boolean marked = text.contains("AWSTemplateFormatVersion")
                || text.contains("\"Resources\"")
                || text.contains("\"format_version\"")
                || text.lines().anyMatch(line -> line.startsWith("Resources:"));
        if (!marked && !json) {
            return Optional.empty();
        }
        return root(text, json, marked).flatMap(root -> read(root, deployment, unnamedAccount(text)));
    }

    private static Optional<TemplateNode> root(String text, boolean json, boolean marked) {
        try {
            return Optional.of(json ? JsonNodes.read(text, Terraform.NOT_NEEDED) : YamlNodes.read(text));
        } catch (InvalidTemplateException invalid) {
            if (marked) {
                throw invalid;
            }
            return Optional.empty();
        }
    }

    private static Optional<TemplateFile> read(TemplateNode root, Deployment deployment, String standIn) {
        if (Terraform.isShown(root)) {
            return Optional.of(new TemplateFile("Terraform plan or state", Terraform.keys(root, deployment, standIn)));
        }
        if (Terraform.isStateFile(root)) {
            throw new InvalidTemplateException(
                    "it is a state file of Terraform; check the output of 'terraform show -json' instead");
        }
        return CloudFormation.isTemplate(root)
                ? Optional.of(new TemplateFile(CLOUD_FORMATION, CloudFormation.keys(root, deployment, standIn)))
                : Optional.empty();
    }

    private static String unnamedAccount(String text) {
        long id = 0;
        while (text.contains("%012d".formatted(id))) {
            id++;
        }
        return "%012d".formatted(id);
    }
}
