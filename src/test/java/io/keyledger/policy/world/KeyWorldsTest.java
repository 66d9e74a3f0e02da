package io.keyledger.policy.world;

import static io.keyledger.policy.world.Collected.ACCOUNT;
import static io.keyledger.policy.world.Collected.MANAGEMENT;
import static io.keyledger.policy.world.Collected.OTHER;
import static io.keyledger.policy.world.Collected.allRead;
import static io.keyledger.policy.world.Collected.denied;
import static io.keyledger.policy.world.Collected.grant;
import static io.keyledger.policy.world.Collected.grants;
import static io.keyledger.policy.world.Collected.key;
import static io.keyledger.policy.world.Collected.levels;
import static io.keyledger.policy.world.Collected.membership;
import static io.keyledger.policy.world.Collected.metadata;
import static io.keyledger.policy.world.Collected.policy;
import static io.keyledger.policy.world.Collected.policyOfRoot;
import static io.keyledger.policy.world.Collected.role;
import static io.keyledger.policy.world.Collected.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyWorldsTest {
    private static final String FULL_ACCESS = statement("Allow", "*");
    private static final String OF_ALL = policy("\"*\"", "*", "");

    @Test
    void everythingReadLeavesNothingUnread() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        role(ACCOUNT, "App", List.of(), statement("Allow", "kms:Decrypt")),
                        membership(ACCOUNT, "o-example/r-root/", levels(FULL_ACCESS), levels(OF_ALL)))
                .of(keyOfRoot());

        assertThat(audited.world().unread()).isEmpty();
        assertThat(audited.unreadIdentities()).isEmpty();
        assertThat(audited.unreadLimits()).isEmpty();
        assertThat(audited.world().world().policies(Layer.RESOURCE_POLICY)).hasSize(1);
        assertThat(audited.world().world().levels(Layer.RESOURCE_CONTROL_POLICY))
                .hasSize(1);
        assertThat(audited.world().world().awsManagedKey()).isFalse();
        assertThat(audited.world().organizations().of(ACCOUNT))
                .contains(new Organizations.Place("o-example", "o-example/r-root/"));
        assertThat(audited.identities()).singleElement().satisfies(app -> {
            assertThat(app.caller().principalArn()).isEqualTo("arn:aws:iam::111122223333:role/App");
            assertThat(app.policies()).hasSize(1);
            assertThat(app.serviceControlPolicies()).hasSize(1);
        });
    }

    @Test
    void aKeyPolicyThatWasDeniedIsUnreadAndNotEmpty() {
        KeyWorld world =
                worlds().of(key(denied("kms:GetKeyPolicy"), grants(true))).world();

        assertThat(world.unread())
                .containsExactly("the key policy was not read: denied kms:GetKeyPolicy: no permission");
    }

    @Test
    void aKeyPolicyThatIsNotOfferedIsUnreadToo() {
        KeyWorld world = worlds().of(key(Observed.notOffered("no policy here"), grants(true)))
                .world();

        assertThat(world.unread()).containsExactly("the key policy was not read: not offered: no policy here");
    }

    @Test
    void aKeyPolicyThatIsNoPolicyIsUnread() {
        KeyWorld world = worlds().of(key(Observed.known("{"), grants(true))).world();

        assertThat(world.unread()).singleElement().asString().startsWith("the key policy is not understood: ");
    }

    @Test
    void grantsThatWereDeniedOrCutShortAreUnread() {
        assertThat(worlds().of(key(Observed.known(policyOfRoot(ACCOUNT)), denied("kms:ListGrants")))
                        .world()
                        .unread())
                .containsExactly("the grants were not read: denied kms:ListGrants: no permission");
        assertThat(worlds().of(key(
                                Observed.known(policyOfRoot(ACCOUNT)),
                                grants(false, grant("g1", "s3.amazonaws.com"), grant("g2", null))))
                        .world()
                        .unread())
                .containsExactly("the grant g2 does not name a grantee", "only the first 2 grants were read");
    }

    @Test
    void grantsKeepTheirConstraints() {
        KeyWorld world = worlds().of(
                        key(Observed.known(policyOfRoot(ACCOUNT)), grants(true, grant("g1", "s3.amazonaws.com"))))
                .world();

        assertThat(world.world().grants())
                .containsExactly(new KeyGrant(
                        "g1",
                        "",
                        "s3.amazonaws.com",
                        null,
                        ACCOUNT,
                        List.of("Decrypt"),
                        List.of(
                                new Constraint.EncryptionContextEquals(Map.of("tenant", "a")),
                                new Constraint.SourceArn("arn:aws:s3:::bucket"))));
    }

    @Test
    void identitiesThatWereDeniedAreNamed() {
        AuditedKey audited = worlds(new IamReading(ACCOUNT, Fact.GLOBAL, denied("iam:GetAccountAuthorizationDetails")))
                .of(keyOfRoot());

        assertThat(audited.identities()).isEmpty();
        assertThat(audited.unreadIdentities())
                .containsExactly("the identities of 111122223333 were not all read:"
                        + " denied iam:GetAccountAuthorizationDetails: no permission");
    }

    @Test
    void identitiesThatNobodyCollectedAreNamed() {
        assertThat(worlds().of(keyOfRoot()).unreadIdentities())
                .singleElement()
                .asString()
                .contains("111122223333", "not collected");
    }

    @Test
    void aRoleOfWhichAPolicyIsMissingIsNotGuessedAt() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT), role(ACCOUNT, "App", List.of("arn:aws:iam::aws:policy/AdministratorAccess")))
                .of(keyOfRoot());

        assertThat(audited.identities()).isEmpty();
        assertThat(audited.unreadIdentities())
                .containsExactly("what arn:aws:iam::111122223333:role/App may do is not known:"
                        + " the policy arn:aws:iam::aws:policy/AdministratorAccess was not read");
    }

    @Test
    void onlyStatementsThatCanBeAboutKeysAreKept() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        role(
                                ACCOUNT,
                                "App",
                                List.of(),
                                statement("Allow", "s3:*"),
                                statement("Allow", "kms:Decrypt"),
                                statement("Deny", "k*")))
                .of(keyOfRoot());

        assertThat(audited.identities())
                .singleElement()
                .satisfies(app -> assertThat(app.policies()).hasSize(2));
    }

    @Test
    void organizationPoliciesThatWereNotReadAreLimitsOnly() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        membership(ACCOUNT, "", denied("organizations:ListRoots"), denied("organizations:ListRoots")))
                .of(keyOfRoot());

        assertThat(audited.world().unread()).isEmpty();
        assertThat(audited.unreadIdentities()).isEmpty();
        assertThat(audited.unreadLimits())
                .containsExactly(
                        "the service control policies of 111122223333 were not read:"
                                + " denied organizations:ListRoots: no permission",
                        "the resource control policies of 111122223333 were not read:"
                                + " denied organizations:ListRoots: no permission");
    }

    @Test
    void anAccountInNoOrganizationHasNoLimitsFromAbove() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        membership(
                                ACCOUNT,
                                "",
                                Observed.notOffered("the account is in no organization"),
                                Observed.notOffered("the account is in no organization")))
                .of(keyOfRoot());

        assertThat(audited.unreadLimits()).isEmpty();
        assertThat(audited.world().world().levels(Layer.RESOURCE_CONTROL_POLICY))
                .isEmpty();
    }

    @Test
    void whatTheManagementAccountSaysFillsTheGapsOfAMember() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        membership(ACCOUNT, "", denied("organizations:ListRoots"), denied("organizations:ListRoots")),
                        membership(ACCOUNT, "o-example/r-root/ou-1/", levels(FULL_ACCESS), levels(OF_ALL, OF_ALL)),
                        membership(ACCOUNT, "", denied("organizations:ListRoots"), denied("organizations:ListRoots")))
                .of(keyOfRoot());

        assertThat(audited.unreadLimits()).isEmpty();
        assertThat(audited.world().world().levels(Layer.RESOURCE_CONTROL_POLICY))
                .hasSize(2);
        assertThat(audited.world().organizations().of(ACCOUNT))
                .contains(new Organizations.Place("o-example", "o-example/r-root/ou-1/"));
    }

    @Test
    void theManagementAccountIsNotBoundByItsOwnPolicies() {
        KeyWorlds worlds = worlds(
                allRead(MANAGEMENT),
                role(MANAGEMENT, "App", List.of(), statement("Allow", "kms:*")),
                membership(MANAGEMENT, "o-example/r-root/", levels(statement("Deny", "*")), levels(OF_ALL)));

        assertThat(worlds.of(key(Observed.known(policyOfRoot(MANAGEMENT)), grants(true)))
                        .identities())
                .singleElement()
                .extracting(IdentityPermissions::serviceControlPolicies)
                .isEqualTo(List.of());
    }

    @Test
    void anOrganizationPolicyThatIsNotUnderstoodIsALimitThatWasNotRead() {
        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        membership(ACCOUNT, "o-example/r-root/", levels(FULL_ACCESS), levels("{", OF_ALL)))
                .of(keyOfRoot());

        assertThat(audited.unreadLimits()).singleElement().asString().contains("policy is not understood");
        assertThat(audited.world().world().levels(Layer.RESOURCE_CONTROL_POLICY))
                .hasSize(1);
    }

    @Test
    void keysOfAwsAreNotBoundByResourceControlPolicies() {
        KmsKey ofAws = key(
                Observed.known(policyOfRoot(ACCOUNT)),
                grants(true),
                Observed.known(metadata("AWS")),
                Observed.known(Map.of()));

        AuditedKey audited = worlds(
                        allRead(ACCOUNT),
                        membership(ACCOUNT, "", levels(FULL_ACCESS), denied("organizations:ListPolicies")))
                .of(ofAws);

        assertThat(audited.world().world().awsManagedKey()).isTrue();
        assertThat(audited.unreadLimits()).isEmpty();
    }

    @Test
    void resourceControlPoliciesRestrictNothingWhereTheKeysManagerIsUnknown() {
        KmsKey undescribed = key(
                Observed.known(policyOfRoot(ACCOUNT)),
                grants(true),
                denied("kms:DescribeKey"),
                Observed.known(Map.of()));

        AuditedKey audited = worlds(allRead(ACCOUNT), membership(ACCOUNT, "", levels(FULL_ACCESS), levels(OF_ALL)))
                .of(undescribed);

        assertThat(audited.world().world().awsManagedKey()).isTrue();
        assertThat(audited.unreadLimits())
                .containsExactly("whether resource control policies bind the key is not known:"
                        + " denied kms:DescribeKey: no permission");
    }

    @Test
    void identitiesOfAnAuditedAccountThatThePolicyNamesAreThere() {
        KeyWorlds worlds = worlds(
                allRead(ACCOUNT),
                role(ACCOUNT, "App", List.of(), statement("Allow", "kms:*")),
                allRead(OTHER),
                role(OTHER, "Reader", List.of(), statement("Allow", "kms:*")));

        assertThat(worlds.of(keyOfRoot()).identities()).hasSize(1);
        assertThat(worlds.of(key(Observed.known(policyOfRoot(OTHER)), grants(true)))
                        .identities())
                .extracting(identity -> identity.caller().accountId())
                .containsExactlyInAnyOrder(ACCOUNT, OTHER);
        assertThat(worlds.of(key(
                                Observed.known(policyOfRoot(ACCOUNT)),
                                grants(true, grant("g1", "arn:aws:iam::" + OTHER + ":role/Reader"))))
                        .identities())
                .hasSize(2);
    }

    @Test
    void identitiesOfAnAuditedAccountThatAGrantNamesAreThere() {
        KeyWorlds worlds = worlds(
                allRead(ACCOUNT), allRead(OTHER), role(OTHER, "Reader", List.of(), statement("Allow", "kms:Decrypt")));

        assertThat(worlds.of(key(
                                Observed.known(policyOfRoot(ACCOUNT)),
                                grants(true, grant("g1", "arn:aws:iam::" + OTHER + ":role/Reader"))))
                        .identities())
                .extracting(identity -> identity.caller().principalArn())
                .contains("arn:aws:iam::444455556666:role/Reader");
        assertThat(worlds.of(key(Observed.known(policyOfRoot(ACCOUNT)), grants(true, grant("g1", "s3.amazonaws.com"))))
                        .identities())
                .extracting(identity -> identity.caller().principalArn())
                .doesNotContain("arn:aws:iam::444455556666:role/Reader");
    }

    @Test
    void grantsThatAreNotOfferedLeaveNothingUnread() {
        KmsKey key = key(Observed.known(policyOfRoot(ACCOUNT)), Observed.notOffered("not for this kind of key"));

        assertThat(KeyWorlds.unreadGrants(key)).isEmpty();
        assertThat(KeyWorlds.unreadGrants(key(Observed.known(policyOfRoot(ACCOUNT)), denied("kms:ListGrants"))))
                .containsExactly("the grants were not read: denied kms:ListGrants: no permission");
    }

    @Test
    void theOrganizationThatThePolicyNamesIsUnknownWhereTheKeysOwnWasNotRead() {
        KeyWorlds worlds = worlds(
                allRead(ACCOUNT),
                new OrganizationMembership(
                        ACCOUNT,
                        Fact.GLOBAL,
                        denied("organizations:DescribeOrganization"),
                        levels(FULL_ACCESS),
                        levels(OF_ALL)));
        String organization =
                policy("\"*\"", "kms:Decrypt", "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}");

        assertThat(worlds.of(key(Observed.known(organization), grants(true)))
                        .world()
                        .unread())
                .containsExactly(
                        "whether 111122223333 belongs to the organization that the key policy names was not read:"
                                + " denied organizations:DescribeOrganization: no permission");
        assertThat(worlds.of(keyOfRoot()).world().unread()).isEmpty();
    }

    @Test
    void identitiesOfAnAccountAreThoseThatWereRead() {
        KeyWorlds worlds = worlds(allRead(ACCOUNT), role(ACCOUNT, "App", List.of(), statement("Allow", "kms:Decrypt")));

        assertThat(worlds.identities(ACCOUNT).all()).hasSize(1);
        assertThat(worlds.identities(OTHER).all()).isEmpty();
        assertThat(worlds.identities(OTHER).complete().isUnread()).isTrue();
        assertThat(worlds.organizations().of(ACCOUNT)).isEmpty();
    }

    @Test
    void factsAreThoseThatSomePolicyAsksAbout() {
        String asksAboutKey = policy(
                "\"*\"",
                "kms:*",
                "{\"StringEquals\":{\"aws:ResourceTag/team\":\"${aws:ResourceTag/Owner}\",\"kms:KeySpec\":\"x\"},"
                        + "\"ForAnyValue:StringEquals\":{\"kms:ResourceAliases\":\"alias/app\"},"
                        + "\"Null\":{\"kms:MultiRegionKeyType\":\"true\"}}");

        KeyWorld world =
                worlds().of(key(Observed.known(asksAboutKey), grants(true))).world();

        assertThat(world.facts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "aws:resourcetag/team", List.of("red"),
                        "aws:resourcetag/owner", List.of(),
                        "kms:keyspec", List.of("SYMMETRIC_DEFAULT"),
                        "kms:resourcealiases", List.of("alias/app"),
                        "kms:multiregionkeytype", List.of()));
    }

    @Test
    void factsThatIdentityPoliciesAskAboutCountToo() {
        String byTag = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"kms:*\","
                + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/Team\":\"red\"}}}}";

        KeyWorld world = worlds(allRead(ACCOUNT), role(ACCOUNT, "App", List.of(), byTag))
                .of(keyOfRoot())
                .world();

        assertThat(world.facts()).isEqualTo(Map.of("aws:resourcetag/team", List.of("red")));
    }

    @Test
    void aTagThatWasNotReadIsNotKnownToBeAbsent() {
        String byTag = policy("\"*\"", "kms:*", "{\"StringEquals\":{\"aws:ResourceTag/Team\":\"red\"}}");
        KmsKey untold = key(
                Observed.known(byTag),
                grants(true),
                Observed.known(metadata("CUSTOMER")),
                denied("kms:ListResourceTags"));
        KmsKey ambiguous = key(
                Observed.known(byTag),
                grants(true),
                Observed.known(metadata("CUSTOMER")),
                Observed.known(Map.of("Team", "red", "team", "blue")));

        assertThat(worlds().of(untold).world().facts()).isEmpty();
        assertThat(worlds().of(ambiguous).world().facts()).isEmpty();
    }

    private static KmsKey keyOfRoot() {
        return key(Observed.known(policyOfRoot(ACCOUNT)), grants(true));
    }

    private static KeyWorlds worlds(Fact... facts) {
        KeyWorlds.Builder builder = KeyWorlds.builder();
        for (Fact fact : facts) {
            builder.add(fact);
        }
        return builder.build();
    }
}
