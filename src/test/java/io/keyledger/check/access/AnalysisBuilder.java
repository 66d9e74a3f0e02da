package io.keyledger.check.access;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.BucketPolicies.BucketPolicy;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.OrganizationMembership.Place;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.KeyWorlds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes analyses of keys for the tests of checks. JSON is written with single quotes. The account 111122223333 is all
 * of the trust zone, in no organization, and all its users and roles were read, unless a test says otherwise.
 */
public final class AnalysisBuilder {
    public static final String OWNER = KeyBuilder.ACCOUNT;
    public static final String OTHER = "444455556666";
    public static final String ORGANIZATION = "o-example1234";

    /** What hands over to the account's own policies, as in AWS's default policy. */
    public static final String ROOT =
            "{'Sid':'Root','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*',"
                    + "'Resource':'*'}";

    private final KeyBuilder key = KeyBuilder.key();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<BucketPolicy> buckets = new ArrayList<>();
    private String bucketGap = "";
    private String version = "2012-10-17";
    private TrustZone zone = TrustZone.ofAccounts(Set.of(OWNER));
    private Observed<Boolean> identitiesRead = Observed.known(true);
    private Observed<Place> place = Observed.notOffered("no organization");
    private Observed<List<Level>> resourceControl = Observed.notOffered("no organization");
    private boolean grantsComplete = true;
    private Observed<KeyGrants> grantsRead = Observed.notOffered("see the grants");
    private List<String> unknowns = List.of();
    private List<String> statements = List.of();

    /** A key whose policy has these statements. */
    public static AnalysisBuilder policy(String... statements) {
        AnalysisBuilder builder = new AnalysisBuilder();
        builder.statements = List.of(statements);
        return builder;
    }

    /** A key with this policy, as JSON. */
    public static AnalysisBuilder document(String json) {
        AnalysisBuilder builder = new AnalysisBuilder();
        builder.key.policy(Observed.known(json));
        return builder;
    }

    /** An Allow of the key policy, with a Condition where there is one. */
    public static String allow(String principal, String actions, String condition) {
        return statement("Allow", "'Principal':" + principal, "'Action':" + actions, condition);
    }

    public static String deny(String principal, String actions, String condition) {
        return statement("Deny", "'Principal':" + principal, "'Action':" + actions, condition);
    }

    public static String statement(String effect, String principal, String action, String condition) {
        return "{'Effect':'" + effect + "'," + principal + "," + action + ",'Resource':'*'"
                + (condition.isEmpty() ? "" : ",'Condition':" + condition) + "}";
    }

    /** A principal of the account, as an AWS principal of a statement. */
    public static String aws(String arn) {
        return "{'AWS':'" + arn + "'}";
    }

    public static String service(String name) {
        return "{'Service':'" + name + "'}";
    }

    public static String role(String name) {
        return "arn:aws:iam::" + OWNER + ":role/" + name;
    }

    public AnalysisBuilder version(String text) {
        version = text;
        return this;
    }

    /** A role that exists, with inline policies. */
    public AnalysisBuilder withRole(String name, String... policies) {
        facts.add(new IamRole(
                OWNER,
                Fact.GLOBAL,
                role(name),
                "AROAEXAMPLE12345" + name.toUpperCase(Locale.ROOT),
                "{}",
                Stream.of(policies)
                        .map(policy -> new PolicyDocument("inline", null, json(policy)))
                        .toList(),
                List.of(),
                null,
                Map.of()));
        return this;
    }

    /** A user who exists, with tags and an inline policy. */
    public AnalysisBuilder withUser(String name, Map<String, String> tags, String policy) {
        facts.add(new IamUser(
                OWNER,
                Fact.GLOBAL,
                "arn:aws:iam::" + OWNER + ":user/" + name,
                "AIDAEXAMPLE12345" + name.toUpperCase(Locale.ROOT),
                List.of(),
                List.of(new PolicyDocument("inline", null, json(policy))),
                List.of(),
                null,
                tags));
        return this;
    }

    /** An identity policy with one statement. */
    public static String identityPolicy(String action, String resource, String condition) {
        return "{'Version':'2012-10-17','Statement':{'Sid':'Own','Effect':'Allow','Action':'" + action
                + "','Resource':'" + resource + "'" + (condition.isEmpty() ? "" : ",'Condition':" + condition) + "}}";
    }

    public AnalysisBuilder identitiesDenied() {
        identitiesRead = new Observed.Denied<>("iam:GetAccountAuthorizationDetails", "");
        return this;
    }

    public AnalysisBuilder inOrganization() {
        place = Observed.known(new Place(ORGANIZATION, "999988887777", ORGANIZATION + "/r-root/ou-a/"));
        return this;
    }

    public AnalysisBuilder resourceControl(Observed<List<Level>> levels) {
        resourceControl = levels;
        return this;
    }

    /** A resource control policy above the account. */
    public AnalysisBuilder resourceControl(String statement) {
        return resourceControl(Observed.known(List.of(new Level(
                "r-root", List.of(new PolicyDocument("perimeter", null, json(document("2012-10-17", statement))))))));
    }

    public AnalysisBuilder zone(TrustZone trusted) {
        zone = trusted;
        return this;
    }

    public AnalysisBuilder grant(String id, @Nullable String grantee, String... operations) {
        return grant(new Grant(
                id,
                null,
                grantee,
                null,
                OWNER,
                Instant.parse("2026-10-01T00:00:00Z"),
                List.of(operations),
                Map.of(),
                Map.of(),
                null));
    }

    public AnalysisBuilder grant(Grant grant) {
        grants.add(grant);
        return this;
    }

    public AnalysisBuilder grantsDenied() {
        grantsRead = new Observed.Denied<>("kms:ListGrants", "");
        return this;
    }

    public AnalysisBuilder grantsIncomplete() {
        grantsComplete = false;
        return this;
    }

    /** A bucket that the key encrypts, with a statement of its policy about its objects. */
    public AnalysisBuilder bucket(String name, String effect, String principal, String condition) {
        String arn = "arn:aws:s3:::" + name;
        buckets.add(new BucketPolicy(
                arn,
                json("{'Version':'2012-10-17','Statement':{'Effect':'" + effect + "','Principal':" + principal
                        + ",'Action':'s3:GetObject','Resource':'" + arn + "/*'"
                        + (condition.isEmpty() ? "" : ",'Condition':" + condition) + "}}")));
        return this;
    }

    public AnalysisBuilder bucketGap(String reason) {
        bucketGap = reason;
        return this;
    }

    /** As if the search had not decided something. */
    public AnalysisBuilder undecided(String reason) {
        unknowns = List.of(reason);
        return this;
    }

    /** The key itself, to change what else is said of it. */
    public KeyBuilder key() {
        return key;
    }

    public AnalysisBuilder awsManaged() {
        key.awsManaged();
        return this;
    }

    public AnalysisBuilder policyDenied() {
        key.policy(new Observed.Denied<>("kms:GetKeyPolicy", ""));
        statements = List.of();
        return this;
    }

    public KeyAnalysis build() {
        if (!statements.isEmpty()) {
            key.policy(Observed.known(json(document(version, String.join(",", statements)))));
        }
        key.grants(grantsRead.isUnread() ? grantsRead : Observed.known(new KeyGrants(grants, grantsComplete)));
        KeyWorlds.Builder worlds = KeyWorlds.builder();
        facts.forEach(worlds::add);
        worlds.add(new IamReading(OWNER, Fact.GLOBAL, identitiesRead));
        worlds.add(new OrganizationMembership(
                OWNER, Fact.GLOBAL, place, Observed.notOffered("no organization"), resourceControl));
        KeyAnalysis analysis = new KeyAnalyst(worlds.build(), zone, Contexts.AS_OF)
                .of(key.build())
                .withBuckets(new BucketPolicies(buckets, bucketGap));
        return unknowns.isEmpty() ? analysis : withUnknowns(analysis);
    }

    private KeyAnalysis withUnknowns(KeyAnalysis analysis) {
        KeyAccess access = analysis.access();
        return new KeyAnalysis(
                analysis.key(),
                analysis.collected(),
                analysis.policy(),
                new KeyAccess(access.accesses(), unknowns, access.approximations(), access.unreadIdentities()),
                analysis.owner(),
                analysis.buckets(),
                analysis.search());
    }

    public AccessVerdict judge(AccessCheck check) {
        return judge(check, CheckSettings.defaults());
    }

    public AccessVerdict judge(AccessCheck check, CheckSettings settings) {
        return check.evaluate(build(), settings);
    }

    private static String document(String version, String statements) {
        return "{'Version':'" + version + "','Statement':[" + statements + "]}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
