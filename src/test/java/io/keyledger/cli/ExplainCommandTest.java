package io.keyledger.cli;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.denied;
import static io.keyledger.classify.ResourceBuilder.resource;
import static io.keyledger.classify.ResourceBuilder.snapshot;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.report.Csv;
import io.keyledger.report.SnapshotBuilder;
import io.keyledger.report.page.UnpackedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final String OTHER_ID = "66666666-12ab-34cd-56ef-1234567890ab";

    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void sit() {
        terminal = TestEnvironment.in(directory);
    }

    private int explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "--from", "snapshot"));
        all.addAll(List.of(arguments));
        return terminal.run(all.toArray(String[]::new));
    }

    private void writeTheSample() throws IOException {
        SampleAccount.write(directory.resolve("snapshot"));
    }

    /** A Region whose lists were all answered. */
    private void write(KeyBuilder key, Fact... resources) throws IOException {
        writeWith(answered("ec2", "DescribeSnapshots"), key, resources);
    }

    /** A Region whose snapshots were listed as this coverage says. */
    private void writeWith(Fact ofSnapshots, KeyBuilder key, Fact... resources) throws IOException {
        List<Fact> ebs = new ArrayList<>(List.of(resources));
        ebs.add(answered("ec2", "DescribeVolumes"));
        ebs.add(ofSnapshots);
        SnapshotBuilder.snapshot()
                .part("kms", key.build(), answered("kms", "ListKeys"), answered("kms", "ListAliases"))
                .part("ebs", ebs.toArray(Fact[]::new))
                .write(directory.resolve("snapshot"));
    }

    private static KeyBuilder orders() {
        return key().aliases("alias/orders");
    }

    private static ResourceBuilder image(String id) {
        return resource("ec2", ResourceTypes.EC2_IMAGE, id);
    }

    private static ResourceBuilder madeFrom(ResourceBuilder resource, String attribute, String source) {
        return resource.attribute(attribute, Observed.known(source));
    }

    /** The only explanation of an answer as JSON. */
    private JsonNode explanation(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        explain(all.toArray(String[]::new));
        JsonNode explanations = JsonMapper.shared().readTree(terminal.out()).path("explanations");
        assertThat(explanations.size()).as(terminal.out()).isOne();
        return explanations.path(0);
    }

    /** The dependents by id, each with its relation and the ids that it was made from. */
    private static List<String> dependents(JsonNode explanation) {
        return explanation
                .path("dependents")
                .valueStream()
                .map(each -> each.path("resource_id").asString() + " "
                        + each.path("relation").asString()
                        + each.path("through")
                                .valueStream()
                                .map(through -> " <" + through.asString().replaceFirst(".*[:/]", ""))
                                .reduce("", String::concat))
                .toList();
    }

    private static JsonNode event(JsonNode explanation, String name) {
        return explanation
                .path("events")
                .valueStream()
                .filter(event -> event.path("event").asString().equals(name))
                .findFirst()
                .orElse(JsonMapper.shared().nullNode());
    }

    @Test
    void saysOfAKeyWhatDependsOnItWhatIsLostWhoLosesAccessAndWhatItCosts() throws IOException {
        writeTheSample();

        assertThat(explain("alias/customers-pii")).isZero();

        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("state Enabled (active)", "custody customer-managed", "policy reach account", " a month (")
                .contains("What depends on it: 4 resources directly")
                .contains("EBS volume arn:aws:ec2:eu-west-1:111122223333:volume/vol-0a1b2c3d4e5f60718 works until it"
                        + " starts or attaches next")
                .contains("image/ami-0a1b2c3d4e5f60001 works until it starts or attaches next; made from"
                        + " arn:aws:ec2:eu-west-1::snapshot/snap-0a1b2c3d4e5f60001 from"
                        + " arn:aws:ec2:eu-west-1:111122223333:volume/vol-0a1b2c3d4e5f60718")
                .contains("deleted: Data under the key can never be read again", "disabled: ")
                .contains("role/crm-app: decrypt, encrypt by grant, key policy")
                .contains("for aws:ebs:id=vol-0a1b2c3d4e5f60718")
                .contains("What to do Keep the key.")
                .contains("FAIL KMS-GRANT-PASSES-ON (kl-");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void findsAKeyByIdByArnAndByTheArnOfItsAlias() throws IOException {
        write(orders());
        explain("alias/orders");
        String expected = terminal.out();

        for (String id :
                List.of(key().build().keyId(), key().arn(), "arn:aws:kms:eu-central-1:111122223333:alias/orders")) {
            assertThat(explain(id)).as(id).isZero();
            assertThat(terminal.out()).as(id).isEqualTo(expected);
        }
    }

    @Test
    void followsVolumesOverSnapshotsToImages() throws IOException {
        write(
                orders(),
                volume("vol-1").kms(key().arn()).build(),
                madeFrom(snapshot("snap-1").kms(key().arn()), ResourceAttributes.VOLUME_ID, "vol-1")
                        .build(),
                madeFrom(image("ami-1"), ResourceAttributes.SNAPSHOT_ID, "snap-1")
                        .encryption(new Observed.Failed<>("ec2:DescribeImages", "no key"))
                        .build());

        assertThat(dependents(explanation("alias/orders")))
                .containsExactly("snap-1 direct <vol-1", "vol-1 direct", "ami-1 through <vol-1 <snap-1");
    }

    @Test
    void copiesUnderAnotherKeyRemainAndSoDoesWhatLiesOverThem() throws IOException {
        write(
                orders(),
                volume("vol-1").kms(key().arn()).build(),
                madeFrom(
                                snapshot("snap-copy")
                                        .kms(key().id(OTHER_ID)
                                                .account("999999999999")
                                                .arn()),
                                ResourceAttributes.VOLUME_ID,
                                "vol-1")
                        .build(),
                madeFrom(
                                image("ami-copy")
                                        .kms(key().id(OTHER_ID)
                                                .account("999999999999")
                                                .arn()),
                                ResourceAttributes.SNAPSHOT_ID,
                                "snap-copy")
                        .build());

        assertThat(dependents(explanation("alias/orders")))
                .containsExactly("vol-1 direct", "ami-copy remains <vol-1 <snap-copy", "snap-copy remains <vol-1");
        explain("alias/orders");
        assertThat(terminal.out()).contains("2 copies remain", "does not need the key: it remains");
    }

    @Test
    void aBackupWhoseKeyIsUnknownMayBeLostToo() throws IOException {
        ResourceBuilder point = resource("backup", "AWS::Backup::RecoveryPoint", "point-1")
                .encryption(new Observed.Denied<>("backup:ListRecoveryPointsByBackupVault", "no"));
        write(
                orders(),
                volume("vol-1").kms(key().arn()).build(),
                madeFrom(
                                point,
                                ResourceAttributes.BACKUP_OF,
                                volume("vol-1").build().arn())
                        .build());

        assertThat(dependents(explanation("alias/orders"))).contains("point-1 perhaps <vol-1");
    }

    @Test
    void aCircleEnds() throws IOException {
        write(
                orders(),
                madeFrom(snapshot("snap-1").kms(key().arn()), ResourceAttributes.BACKUP_OF, "snap-3")
                        .build(),
                madeFrom(snapshot("snap-2").kms(key().arn()), ResourceAttributes.BACKUP_OF, "snap-1")
                        .build(),
                madeFrom(snapshot("snap-3").kms(key().arn()), ResourceAttributes.BACKUP_OF, "snap-2")
                        .build(),
                madeFrom(snapshot("snap-4").kms(key().arn()), ResourceAttributes.BACKUP_OF, "snap-4")
                        .build());

        assertThat(dependents(explanation("alias/orders")))
                .hasSize(4)
                .allMatch(dependent -> dependent.split(" ", -1).length <= 4);
    }

    @Test
    void listsSomeDependentsAndCountsTheRest() throws IOException {
        write(
                orders(),
                IntStream.range(0, 130)
                        .mapToObj(i ->
                                volume("vol-%03d".formatted(i)).kms(key().arn()).build())
                        .toArray(Fact[]::new));

        JsonNode key = explanation("alias/orders");

        assertThat(key.path("resources_protected").asString()).isEqualTo("130");
        assertThat(key.path("dependents").size()).isEqualTo(100);
        assertThat(key.path("dependents_not_listed").asInt()).isEqualTo(30);
        explain("alias/orders");
        assertThat(terminal.out()).contains("130 resources directly", "and 105 others");
    }

    @Test
    void aListThatWasDeniedMakesTheCountALowerBoundWithItsReason() throws IOException {
        writeWith(
                denied("ec2", "DescribeSnapshots"),
                orders(),
                volume("vol-1").kms(key().arn()).build());

        JsonNode key = explanation("alias/orders");

        assertThat(key.path("resources_protected").asString()).isEqualTo("1+");
        assertThat(key.path("resources_gap").asString()).contains("DescribeSnapshots");
        assertThat(explain("alias/orders")).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(terminal.out()).contains("1+ resources directly", "There may be more: denied ec2:DescribeSnapshots");
    }

    @Test
    void aKeyThatNothingNamesAndAServiceHoldsAGrantOfIsNotCalledUnused() throws IOException {
        Grant grant = new Grant(
                "g",
                null,
                "dynamodb.amazonaws.com",
                null,
                null,
                null,
                List.of("Decrypt"),
                Map.of("aws:dynamodb:tableName", "carts"),
                Map.of(),
                null);
        write(orders().grants(Observed.known(new KeyGrants(List.of(grant), true))));

        JsonNode key = explanation("alias/orders");

        assertThat(key.path("resources_protected").asString()).isEqualTo("0+");
        assertThat(key.path("resources_gap").asString()).contains("aws:dynamodb:tableName=carts");
        assertThat(key.path("grants").path(0).path("encryption_context").asString())
                .isEqualTo("aws:dynamodb:tableName=carts");
        assertThat(key.path("advice").path(0).path("text").asString()).startsWith("Keep the key.");
    }

    @Test
    void aKeyThatIsCertainlyUnusedIsDisabledBeforeItIsDeleted() throws IOException {
        write(orders());

        assertThat(explanation("alias/orders")
                        .path("advice")
                        .path(0)
                        .path("text")
                        .asString())
                .startsWith("Nothing that was read depends on the key.");
    }

    @Test
    void aPendingDeletionHasItsDateAndTheCommandThatCancelsIt() throws IOException {
        write(
                orders().state("PendingDeletion").deletionDate("2026-11-29T03:00:00Z"),
                volume("vol-1").kms(key().arn()).build());

        JsonNode key = explanation("alias/orders");

        JsonNode deleted = event(key, "deleted");
        assertThat(deleted.path("at").asString()).isEqualTo("2026-11-29T03:00:00Z");
        assertThat(deleted.path("days_left").asInt()).isEqualTo(5);
        assertThat(deleted.path("error").asString()).startsWith("KMSInvalidStateException");
        assertThat(key.path("advice").path(0).path("urgent").asBoolean()).isTrue();
        assertThat(key.path("advice").path(0).path("text").asString())
                .contains("aws kms cancel-key-deletion --region eu-central-1 --key-id");
        explain("alias/orders");
        assertThat(terminal.out()).contains("deleted, on 2026-11-29 (5 days left): The key's deletion is scheduled");
    }

    @Test
    void saysOnlyWhatCanHappenToTheKindOfKey() throws IOException {
        write(orders().origin("EXTERNAL")
                .expirationModel("KEY_MATERIAL_EXPIRES")
                .validTo("2026-12-04T03:00:00Z"));
        JsonNode imported = explanation("alias/orders");

        assertThat(event(imported, "material expires").path("days_left").asInt())
                .isEqualTo(10);
        assertThat(event(imported, "custom key store disconnected").isNull()).isTrue();
        assertThat(event(imported, "disabled").path("error").asString()).isEqualTo("DisabledException");
    }

    @Test
    void aKeyOfACustomKeyStoreFailsWhenTheStoreIsDisconnected() throws IOException {
        write(orders().origin("AWS_CLOUDHSM").keyStore("cks-1234567890abcdef0").state("Unavailable"));

        JsonNode disconnected = event(explanation("alias/orders"), "custom key store disconnected");

        assertThat(disconnected.path("now").asBoolean()).isTrue();
        assertThat(disconnected.path("recovery").asString()).contains("--custom-key-store-id cks-1234567890abcdef0");
    }

    @Test
    void nobodyButAwsCanDeleteAKeyThatAwsManages() throws IOException {
        write(key().awsManaged().aliases("alias/aws/ebs"));

        JsonNode key = explanation("alias/aws/ebs");

        assertThat(key.path("events")).isEmpty();
        assertThat(key.path("advice").path(0).path("text").asString()).startsWith("Nothing: AWS manages the key");
    }

    @Test
    void explainsAKeyThatIsGoneByWhatStillNamesIt() throws IOException {
        String gone = key().id(OTHER_ID).arn();
        write(orders(), volume("vol-1").kms(gone).build());

        JsonNode key = explanation(gone);

        assertThat(key.path("key_state").asString()).isEqualTo("gone");
        assertThat(dependents(key)).containsExactly("vol-1 direct");
    }

    @Test
    void walksFromAResourceToItsKeysAndToWhatWasMadeFromIt() throws IOException {
        write(
                orders().state("Disabled"),
                volume("vol-1").kms(key().arn()).build(),
                madeFrom(snapshot("snap-1").kms(key().arn()), ResourceAttributes.VOLUME_ID, "vol-1")
                        .build());

        JsonNode resource = explanation("vol-1");

        JsonNode data = resource.path("keys").path(0);
        assertThat(data.path("key_name").asString()).isEqualTo("alias/orders");
        assertThat(data.path("key_state").asString()).isEqualTo("Disabled");
        assertThat(data.path("custody").asString()).isEqualTo("customer-managed");
        assertThat(data.path("policy_reach").asString()).isNotEmpty();
        assertThat(data.path("at_risk").asString()).isEqualTo("yes");
        assertThat(data.path("loss").asString()).isEqualTo("works until it starts or attaches next");
        assertThat(dependents(resource)).containsExactly("snap-1 direct <vol-1");
        String byId = terminal.out();
        explain(volume("vol-1").build().arn(), "--format", "json");
        assertThat(terminal.out()).isEqualTo(byId);
    }

    @Test
    void aResourceWithoutAKeyLosesNothingWithOne() throws IOException {
        writeTheSample();

        JsonNode data = explanation("vol-0d4e5f60718293a4b").path("keys").path(0);

        assertThat(data.path("custody").asString()).isEqualTo("unencrypted");
        assertThat(data.path("loss").asString()).isEmpty();
    }

    @Test
    void saysOfAFindingWhyAndWhatToDo() throws IOException {
        writeTheSample();
        explain("alias/partner-exchange", "--format", "json");
        JsonNode finding = JsonMapper.shared()
                .readTree(terminal.out())
                .path("explanations")
                .path(0)
                .path("findings")
                .valueStream()
                .filter(each -> each.path("witness").isObject())
                .findFirst()
                .orElseThrow();
        String id = finding.path("finding_id").asString();

        assertThat(explain(id)).isZero();
        assertThat(terminal.out())
                .startsWith(id + "  " + finding.path("check_id").asString())
                .contains("  reason  ", "  evidence  ", "  witness  ", "  remedy  ", "  basis  ");
        assertThat(explanation(id).path("witness")).isEqualTo(finding.path("witness"));
    }

    @Test
    void namesTheNearestIdWhereThereIsNoneLikeIt() throws IOException {
        writeTheSample();
        for (Map.Entry<String, String> mistyped : Map.of(
                        "alias/ordesr", "alias/orders",
                        "vol-0a1b2c3d4e5f60717", "vol-0a1b2c3d4e5f60718",
                        "kl-19c6356d4a03347b4b45", "kl-19c6356d4a03347b4b44")
                .entrySet()) {
            assertThat(explain(mistyped.getKey())).isEqualTo(ExitCode.USAGE.number());
            assertThat(terminal.err())
                    .contains("There is no key, resource or finding '" + mistyped.getKey() + "'")
                    .contains("did you mean '" + mistyped.getValue() + "'?");
            assertThat(terminal.out()).isEmpty();
        }
    }

    @Test
    void explainsEveryFindingOfARunAsTheRunHasIt() throws IOException {
        writeTheSample();
        terminal.run("audit", "--from", "snapshot", "--findings", "all", "--output", "runs", "--quiet");
        Path run = directory.resolve("runs/20261124T030000Z");
        Map<String, String> states = Csv.rows(run.resolve("keys.csv")).stream()
                .collect(Collectors.toMap(key -> key.get("key_arn"), key -> key.get("key_state")));
        List<Map<String, String>> findings = Csv.rows(run.resolve("findings.csv"));
        List<String> arguments = new ArrayList<>(List.of("--format", "json"));
        findings.forEach(finding -> arguments.add(finding.get("finding_id")));

        assertThat(explain(arguments.toArray(String[]::new))).isZero();

        JsonNode explained = JsonMapper.shared().readTree(terminal.out()).path("explanations");
        assertThat(findings).hasSizeGreaterThan(500);
        assertThat(explained.size()).isEqualTo(findings.size());
        for (int i = 0; i < findings.size(); i++) {
            Map<String, String> finding = findings.get(i);
            JsonNode explanation = explained.path(i);
            for (String cell : List.of("finding_id", "status", "reason", "key_arn")) {
                assertThat(explanation.path(cell).asString()).isEqualTo(finding.get(cell));
            }
            assertThat(explanation.path("key_state").asString())
                    .isEqualTo(states.getOrDefault(finding.get("key_arn"), ""));
        }
    }

    @Test
    void aFindingThatIsAskedForAloneHasTheStateOfItsKey() throws IOException {
        writeTheSample();
        terminal.run("audit", "--from", "snapshot", "--findings", "all", "--output", "runs", "--quiet");
        Path run = directory.resolve("runs/20261124T030000Z");
        Map<String, String> reaches = Csv.rows(run.resolve("keys.csv")).stream()
                .collect(Collectors.toMap(key -> key.get("key_arn"), key -> key.get("policy_reach")));
        Collection<Map<String, String>> oneOfEachCustody = Csv.rows(run.resolve("findings.csv")).stream()
                .collect(Collectors.toMap(
                        finding -> finding.get("resource_type") + finding.get("custody") + finding.get("region"),
                        Function.identity(),
                        (first, _) -> first,
                        TreeMap::new))
                .values();

        assertThat(oneOfEachCustody).hasSizeGreaterThan(20).allSatisfy(finding -> {
            JsonNode alone = explanation(String.valueOf(finding.get("finding_id")));
            assertThat(alone.path("reason").asString()).isEqualTo(finding.get("reason"));
            assertThat(alone.path("policy_reach").asString())
                    .isEqualTo(reaches.getOrDefault(finding.get("key_arn"), ""));
        });
    }

    @Test
    void explainsSeveralInTheOrderOfTheIds() throws IOException {
        writeTheSample();

        explain("vol-0a1b2c3d4e5f60718", "alias/orders");

        assertThat(terminal.out()).startsWith("EBS volume  ").contains("\nalias/orders  arn:aws:kms:");
    }

    @Test
    void refusesAFormatThatItDoesNotHaveAndAMissingId() throws IOException {
        writeTheSample();

        assertThat(explain("alias/orders", "--format", "csv")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--format");
        assertThat(explain()).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("'keyledger explain' needs ID");
    }

    @Test
    void anAuditBeginsWithTheKeysThatAreAboutToBeDeletedWithResourcesUnderThem() throws IOException {
        writeWith(
                denied("ec2", "DescribeSnapshots"),
                orders().state("PendingDeletion").deletionDate("2026-11-29T03:00:00Z"),
                volume("vol-1").kms(key().arn()).build(),
                volume("vol-2").kms(key().arn()).build());

        terminal.run("audit", "--from", "snapshot");

        assertThat(terminal.out().replaceAll("\\s+", " "))
                .startsWith("alias/orders (111122223333 eu-central-1) will be deleted in 5 days (2026-11-29), and 2+"
                        + " resources depend on it: aws kms cancel-key-deletion --region eu-central-1 --key-id "
                        + key().build().keyId() + " 1 account in 1 Region");
    }

    @Test
    void anAuditDoesNotBeginWithAKeyThatNothingDependsOn() throws IOException {
        write(orders().state("PendingDeletion").deletionDate("2026-11-29T03:00:00Z"));

        terminal.run("audit", "--from", "snapshot");

        assertThat(terminal.out().replaceAll("\\s+", " "))
                .startsWith("1 account in 1 Region")
                .contains(", if anything needs it");
    }

    @Test
    void anAuditBeginsWithExpiringMaterialAndWithUseThatNoResourceShowsTheSoonestFirst() throws IOException {
        SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        answered("kms", "ListKeys"),
                        answered("kms", "ListAliases"),
                        orders().origin("EXTERNAL")
                                .expirationModel("KEY_MATERIAL_EXPIRES")
                                .validTo("2026-12-04T03:00:00Z")
                                .build(),
                        key().id("22222222-12ab-34cd-56ef-1234567890ab")
                                .aliases("alias/used")
                                .lastUsage("Decrypt", "2026-11-20T00:00:00Z", "2026-01-01T00:00:00Z")
                                .state("PendingDeletion")
                                .deletionDate("2026-12-01T03:00:00Z")
                                .build(),
                        key().id("33333333-12ab-34cd-56ef-1234567890ab")
                                .aliases("alias/unused")
                                .state("PendingDeletion")
                                .deletionDate("2026-11-25T03:00:00Z")
                                .build())
                .part("ebs", volume("vol-1").kms(key().arn()).build(), answered("ec2", "DescribeVolumes"))
                .write(directory.resolve("snapshot"));

        terminal.run("audit", "--from", "snapshot", "--output", "runs");

        assertThat(terminal.out().replaceAll("\\s+", " "))
                .startsWith(
                        "alias/used (111122223333 eu-central-1) will be deleted in 7 days (2026-12-01), and something"
                                + " that was not audited uses it: aws kms cancel-key-deletion ")
                .contains(" alias/orders (111122223333 eu-central-1) has key material that expires in 10 days"
                        + " (2026-12-04), and 1 resource depends on it: import the same material ");
        JsonNode summary = JsonMapper.shared()
                .readTree(
                        directory.resolve("runs/20261124T030000Z/summary.json").toFile());
        assertThat(summary.path("data_at_risk")
                        .valueStream()
                        .map(key -> key.path("name").asString()))
                .containsExactly("alias/used", "alias/orders");
        assertThat(summary.path("deadlines")
                        .valueStream()
                        .map(key -> key.path("name").asString()))
                .containsExactly("alias/used", "alias/orders", "alias/unused");
    }

    @Test
    void thePageOfEachKeySaysTheSame() throws IOException {
        writeTheSample();
        UnpackedTable keys = UnpackedTable.of(Files.readString(Path.of("reports/sample/report.html")), "keys");
        List<String> arns = keys.column("key_arn");
        assertThat(arns).hasSizeGreaterThan(20);

        explain(Stream.concat(arns.stream(), Stream.of("--format", "json")).toArray(String[]::new));

        Map<String, JsonNode> explained = JsonMapper.shared()
                .readTree(terminal.out())
                .path("explanations")
                .valueStream()
                .collect(Collectors.toMap(each -> each.path("key_arn").asString(), Function.identity()));
        for (int row = 0; row < arns.size(); row++) {
            JsonNode explanation = Objects.requireNonNull(explained.get(arns.get(row)), arns.get(row));
            assertThat(keys.column("$advice").get(row))
                    .as(arns.get(row))
                    .isEqualTo(withoutStore(JsonMapper.shared()
                            .writeValueAsString(explanation
                                    .path("advice")
                                    .valueStream()
                                    .map(each -> each.path("text").asString())
                                    .toList())));
            JsonNode events =
                    JsonMapper.shared().readTree(keys.column("$events").get(row));
            assertThat(events.valueStream()
                            .map(event ->
                                    event.path(1).asString() + event.path(3).asString()))
                    .as(arns.get(row))
                    .containsExactlyElementsOf(explanation
                            .path("events")
                            .valueStream()
                            .map(event -> event.path("effect").asString()
                                    + (event.path("now").asBoolean() ? "now: " : "undo: ")
                                    + withoutStore(event.path("recovery").asString()))
                            .toList());
        }
    }

    /** The page knows that a key is in a custom key store, not in which. */
    private static String withoutStore(String text) {
        return text.replaceAll("cks-[0-9a-f]+", "<custom-key-store-id>");
    }

    @Test
    void anAliasNeedsNoPrefix() throws IOException {
        write(orders());

        assertThat(explanation("orders").path("key_arn").asString()).isEqualTo(key().arn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{arn}", "{id}", "alias/orders", "{place}alias/orders"})
    void aResourceHasTheReachOfItsKeyInWhateverWayItNamesIt(String reference) throws IOException {
        String arn = key().arn();
        String place = arn.replaceFirst("key/.*", "");
        write(
                orders(),
                volume("vol-1")
                        .kms(reference
                                .replace("{arn}", arn)
                                .replace("{id}", arn.substring(arn.indexOf('/') + 1))
                                .replace("{place}", place))
                        .build());

        assertThat(explanation("vol-1").findValue("policy_reach").asString()).isEqualTo("none");
    }
}
