package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.ArtifactsType;
import software.amazon.awssdk.services.codebuild.model.ListProjectsResponse;
import software.amazon.awssdk.services.codebuild.model.ListReportGroupsResponse;
import software.amazon.awssdk.services.codebuild.model.Project;
import software.amazon.awssdk.services.codebuild.model.ProjectArtifacts;
import software.amazon.awssdk.services.codebuild.model.ReportExportConfig;
import software.amazon.awssdk.services.codebuild.model.ReportGroup;
import software.amazon.awssdk.services.codebuild.model.S3ReportExportConfig;
import software.amazon.awssdk.services.codebuild.model.Tag;

/** AWS CodeBuild. */
@AutoService(DeclaredService.class)
public final class CodeBuild extends CatalogueService<CodeBuildClient> {
    private static final String DEFAULT_ALIAS = "alias/aws/s3";

    /** Declares the service. */
    public CodeBuild() {
        super(CodeBuildClient.class, "codebuild", "codebuild", unpublished(), DEFAULT_ALIAS);
    }

    @Override
    protected CodeBuildClient client(CollectorContext context) {
        return context.client(CodeBuildClient.class, CodeBuildClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CodeBuildClient, ?, ?>> declare() {
        return List.of(project(), reportGroup());
    }

    private TypeDeclaration<CodeBuildClient, ?, ?> project() {
        return type("AWS::CodeBuild::Project", "CodeBuild project")
                .pages("ListProjects", 100, c -> c.listProjectsPaginator(_ -> {}), ListProjectsResponse::projects)
                .named(name -> name, "arn:{partition}:codebuild:{region}:{account}:project/{id}")
                .batches(
                        "BatchGetProjects",
                        100,
                        (c, names) -> c.batchGetProjects(r -> r.names(names)).projects(),
                        Project::name)
                .withoutData()
                .purposes(
                        "artifacts",
                        Absence.awsManaged(
                                DEFAULT_ALIAS,
                                "AWS CodeBuild API Reference, Project: without a value, the managed key for Amazon S3"),
                        CodeBuild::artifacts)
                .created(Project::created)
                .tags(project -> Tags.sorted(project.tags(), Tag::key, Tag::value))
                .storedAs("artifacts", StoredAs.S3_OBJECTS)
                .remedy("aws codebuild update-project --region {region} --name {resource_id} --encryption-key <key>");
    }

    private TypeDeclaration<CodeBuildClient, ?, ?> reportGroup() {
        return type("AWS::CodeBuild::ReportGroup", "CodeBuild report group")
                .pages(
                        "ListReportGroups",
                        100,
                        c -> c.listReportGroupsPaginator(r -> r.maxResults(100)),
                        ListReportGroupsResponse::reportGroups)
                .named(CodeBuild::last, arn -> arn)
                .batches(
                        "BatchGetReportGroups",
                        100,
                        (c, arns) -> c.batchGetReportGroups(r -> r.reportGroupArns(arns))
                                .reportGroups(),
                        group -> last(group.arn()))
                .withoutData()
                .purposes("export", Absence.undocumented(), CodeBuild::export)
                .created(ReportGroup::created)
                .tags(group -> Tags.sorted(group.tags(), Tag::key, Tag::value))
                .storedAs("export", StoredAs.S3_OBJECTS)
                .remedy("# name the key in the export of {resource_id} (aws codebuild update-report-group"
                        + " --export-config)");
    }

    /** Every project names a key, the default one too; without artifacts, that one encrypts nothing. */
    private static Map<String, StatedEncryption> artifacts(Project project) {
        @Nullable ProjectArtifacts artifacts = project.artifacts();
        boolean writes = artifacts != null && artifacts.type() != ArtifactsType.NO_ARTIFACTS;
        boolean own =
                project.encryptionKey() != null && !project.encryptionKey().endsWith(DEFAULT_ALIAS);
        if (!writes && !own) {
            return Map.of();
        }
        return Map.of(
                "",
                artifacts != null && Boolean.TRUE.equals(artifacts.encryptionDisabled())
                        ? StatedEncryption.UNENCRYPTED
                        : StatedEncryption.key(project.encryptionKey()));
    }

    private static Map<String, StatedEncryption> export(ReportGroup group) {
        @Nullable
        S3ReportExportConfig destination = Members.of(group.exportConfig(), ReportExportConfig::s3Destination);
        if (destination == null) {
            return Map.of();
        }
        return Map.of(
                "",
                Boolean.TRUE.equals(destination.encryptionDisabled())
                        ? StatedEncryption.UNENCRYPTED
                        : StatedEncryption.key(destination.encryptionKey()));
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
