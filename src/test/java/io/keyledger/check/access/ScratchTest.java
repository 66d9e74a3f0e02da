package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.*;

import io.keyledger.check.*;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.TrustZone;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    static StringBuilder out = new StringBuilder();
    void show(String name, AnalysisBuilder b) {
        KeyAnalysis k = b.build();
        out.append("=== ").append(name).append(" reach ").append(k.access().reach()).append("\n");
        for (var a : k.access().accesses()) out.append("   A ").append(a.capability()).append(' ').append(a.reach()).append(' ').append(a.grantee().text()).append(' ').append(a.outside()?"OUT ":"").append(a.via()).append(' ').append(a.statements()).append(a.conditions()).append(a.notes()).append(' ').append(a.witness().request().action()).append('\n');
        out.append("   U ").append(k.access().unknowns()).append(k.access().approximations()).append(k.access().unreadIdentities()).append('\n');
        for (Check c : ServiceLoader.load(Check.class)) {
            if (c instanceof AccessCheck ac) {
                long t=System.nanoTime();
                AccessVerdict v = ac.evaluate(k, CheckSettings.defaults());
                long us=(System.nanoTime()-t)/1000;
                if (v.verdict().status() != Status.PASS) out.append("   ").append(c.metadata().id()).append(' ').append(c.metadata().severity()).append(' ').append(v.verdict().status()).append(" ").append(v.verdict().reason()).append(" | ").append(v.verdict().evidence()).append(" | ").append(v.verdict().witness()).append(" ").append(us).append("us\n");
            }
        }
    }
    @Test
    void scratch() throws Exception {
        show("default", policy(ROOT));
        show("default with roles", policy(ROOT).withRole("Admin", identityPolicy("*","*","")).withRole("App", identityPolicy("kms:Decrypt","*","")));
        String[] console = {ROOT,
          "{'Sid':'Admins','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'},'Action':['kms:Create*','kms:Describe*','kms:Enable*','kms:List*','kms:Put*','kms:Update*','kms:Revoke*','kms:Disable*','kms:Get*','kms:Delete*','kms:TagResource','kms:UntagResource','kms:ScheduleKeyDeletion','kms:CancelKeyDeletion','kms:RotateKeyOnDemand'],'Resource':'*'}",
          "{'Sid':'Users','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':['kms:Encrypt','kms:Decrypt','kms:ReEncrypt*','kms:GenerateDataKey*','kms:DescribeKey'],'Resource':'*'}",
          "{'Sid':'Grants','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':['kms:CreateGrant','kms:ListGrants','kms:RevokeGrant'],'Resource':'*','Condition':{'Bool':{'kms:GrantIsForAWSResource':true}}}"};
        show("console", policy(console).withRole("Admin").withRole("App"));
        show("console iam unread", policy(console).identitiesDenied());
        show("star all", policy(ROOT, allow("'*'","'kms:*'","")));
        show("star viaservice", policy(ROOT, allow("'*'","['kms:Decrypt','kms:Encrypt']","{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com'}}")));
        show("aws managed-like", policy(allow("{'AWS':'*'}","['kms:Encrypt','kms:Decrypt','kms:ReEncrypt*','kms:GenerateDataKey*','kms:DescribeKey']","{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com','kms:CallerAccount':'111122223333'}}"), allow("{'AWS':'arn:aws:iam::111122223333:root'}","['kms:Describe*','kms:Get*','kms:List*']","")));
        show("external", policy(ROOT, allow("{'AWS':'arn:aws:iam::444455556666:root'}","['kms:Encrypt','kms:Decrypt','kms:ReEncrypt*','kms:GenerateDataKey*','kms:DescribeKey']",""), allow("{'AWS':'arn:aws:iam::444455556666:root'}","['kms:CreateGrant','kms:ListGrants','kms:RevokeGrant']","{'Bool':{'kms:GrantIsForAWSResource':'true'}}")));
        show("external full", policy(ROOT, allow("{'AWS':'arn:aws:iam::444455556666:root'}","'kms:*'","")));
        show("org", policy(ROOT, allow("'*'","'kms:Decrypt'","{'StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}")).inOrganization());
        show("org foreign", policy(ROOT, allow("'*'","'kms:Decrypt'","{'StringEquals':{'aws:PrincipalOrgID':'o-foreign12345'}}")).inOrganization());
        show("star deny org", policy(ROOT, allow("'*'","'kms:Decrypt'",""), deny("'*'","'kms:*'","{'StringNotEquals':{'aws:PrincipalOrgID':'o-example1234'}}")).inOrganization().zone(TrustZone.ofAccounts(Set.of(OWNER)).withOrganizations(Set.of(ORGANIZATION))));
        show("service", policy(ROOT, allow("{'Service':'sns.amazonaws.com'}","['kms:GenerateDataKey*','kms:Decrypt']","")));
        show("logs", policy(ROOT, allow("{'Service':'logs.eu-central-1.amazonaws.com'}","['kms:Encrypt*','kms:Decrypt*','kms:ReEncrypt*','kms:GenerateDataKey*','kms:Describe*']","{'ArnLike':{'kms:EncryptionContext:aws:logs:arn':'arn:aws:logs:eu-central-1:111122223333:*'}}")));
        show("cloudtrail", policy(ROOT, "{'Sid':'ct','Effect':'Allow','Principal':{'Service':'cloudtrail.amazonaws.com'},'Action':'kms:GenerateDataKey*','Resource':'*','Condition':{'StringEquals':{'aws:SourceArn':'arn:aws:cloudtrail:eu-central-1:111122223333:trail/t'},'StringLike':{'kms:EncryptionContext:aws:cloudtrail:arn':'arn:aws:cloudtrail:*:111122223333:trail/*'}}}","{'Sid':'ctd','Effect':'Allow','Principal':{'Service':'cloudtrail.amazonaws.com'},'Action':'kms:DescribeKey','Resource':'*'}"));
        show("source wildcard", policy(ROOT, allow("{'Service':'cloudtrail.amazonaws.com'}","'kms:GenerateDataKey*'","{'ArnLike':{'aws:SourceArn':'arn:aws:cloudtrail:*:*:trail/*'}}")));
        show("lockout", policy(allow("{'AWS':'arn:aws:iam::111122223333:role/Gone'}","'kms:*'","")));
        show("single manager", policy(allow("{'AWS':'arn:aws:iam::111122223333:role/Admin'}","'kms:*'","")).withRole("Admin"));
        show("deny everyone", policy(ROOT, deny("'*'","'kms:PutKeyPolicy'","")));
        show("deny not principal", policy(ROOT, statement("Deny","'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/Admin'}","'Action':'kms:*'","")).withRole("Admin", identityPolicy("*","*","")));
        show("notprincipal allow", policy(ROOT, statement("Allow","'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/Admin'}","'Action':'kms:Decrypt'","")));
        show("notaction", policy(ROOT, statement("Allow","'Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'}","'NotAction':'kms:Decrypt'","")).withRole("Admin"));
        show("dead", policy(ROOT, "{'Effect':'Allow','Principal':'*','Action':'kms:Decrypt'}", "{'Effect':'Deny','Principal':'*','Action':'kms:Decrypt','Condition':{'StringNotEquals':{'kms:CallerAccount':'111122223333'}}}", allow("{'AWS':'arn:aws:iam::111122223333:role/App'}","'kms:DescribeKey'","{'StringEquals':{'kms:EncryptionContext:a':'b'}}"), allow("{'AWS':'arn:aws:iam::111122223333:role/App'}","'kms:Decrypt'","{'StringEquals':{'kms:CallerAccount':'444455556666'}}"), "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':'kms:Decrypt','Resource':'arn:aws:kms:eu-central-1:111122223333:key/other'}").withRole("App"));
        show("shadowed", policy(ROOT, allow("{'AWS':'arn:aws:iam::111122223333:role/App'}","'kms:Decrypt'",""), deny("'*'","'kms:Decrypt'","")).withRole("App"));
        show("duties", policy(ROOT, allow("{'AWS':'arn:aws:iam::111122223333:role/App'}","['kms:Decrypt','kms:ScheduleKeyDeletion']","")).withRole("App"));
        show("abac", policy(ROOT).withRole("App", identityPolicy("kms:Decrypt","*","{'StringEquals':{'aws:ResourceTag/team':'a'}}")).withRole("Tagger", identityPolicy("kms:TagResource","*","")));
        show("attest", policy(ROOT, allow("{'AWS':'arn:aws:iam::111122223333:role/App'}","'kms:Decrypt'","{'StringEqualsIgnoreCase':{'kms:RecipientAttestation:ImageSha384':'abc'}}")).withRole("App", identityPolicy("kms:Decrypt","*","")));
        show("network", policy(ROOT, deny("'*'","'kms:*'","{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}")));
        show("grants", policy(ROOT).grant("g1","arn:aws:iam::444455556666:role/X","Decrypt").grant("g2",role("Gone"),"Decrypt","CreateGrant"));
        show("rcp unread", policy(ROOT, allow("'*'","'kms:Decrypt'","")).resourceControl(new io.keyledger.inventory.Observed.Denied<>("organizations:ListPolicies","x")));
        show("tautology", policy(ROOT, allow("'*'","'kms:Decrypt'","{'StringEquals':{'kms:CallerAccount':'${aws:PrincipalAccount}'}}")));
        show("principaltag", policy(ROOT, allow("'*'","'kms:Decrypt'","{'StringEquals':{'aws:PrincipalTag/a':'b'},'StringNotEquals':{'aws:PrincipalOrgID':'o-foreign1234'}}")));
        show("denied", policy(ROOT).policyDenied());
        Files.writeString(Path.of("/tmp/checks-scratch.txt"), out.toString());
    }
}
