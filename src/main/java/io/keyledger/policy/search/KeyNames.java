package io.keyledger.policy.search;

import io.keyledger.policy.language.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The spelling of condition keys in AWS documentation; their case has no meaning. */
final class KeyNames {
    private static final List<String> GLOBAL = List.of(
            "aws:CalledVia",
            "aws:CalledViaFirst",
            "aws:CalledViaLast",
            "aws:CurrentTime",
            "aws:EpochTime",
            "aws:FederatedProvider",
            "aws:MultiFactorAuthAge",
            "aws:MultiFactorAuthPresent",
            "aws:PrincipalAccount",
            "aws:PrincipalArn",
            "aws:PrincipalIsAWSService",
            "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
            "aws:PrincipalType",
            "aws:RequestedRegion",
            "aws:ResourceAccount",
            "aws:ResourceOrgID",
            "aws:ResourceOrgPaths",
            "aws:SecureTransport",
            "aws:SourceAccount",
            "aws:SourceArn",
            "aws:SourceIp",
            "aws:SourceOrgID",
            "aws:SourceOrgPaths",
            "aws:SourceVpc",
            "aws:SourceVpce",
            "aws:TokenIssueTime",
            "aws:UserAgent",
            "aws:ViaAWSService",
            "aws:VpcSourceIp",
            "aws:VpceAccount",
            "aws:VpceOrgID",
            "aws:VpceOrgPaths");
    private static final List<String> PREFIXES = List.of(
            "kms:EncryptionContext:",
            "kms:RecipientAttestation:",
            "aws:PrincipalTag/",
            "aws:RequestTag/",
            "aws:ResourceTag/");
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        GLOBAL.forEach(name -> NAMES.put(name.toLowerCase(Locale.ROOT), name));
        Vocabulary.shipped().keys().forEach(key -> NAMES.put(key.name().toLowerCase(Locale.ROOT), key.name()));
    }

    private KeyNames() {}

    static String of(String lowerCaseKey) {
        String name = NAMES.get(lowerCaseKey);
        if (name != null) {
            return name;
        }
        for (String prefix : PREFIXES) {
            if (lowerCaseKey.startsWith(prefix.toLowerCase(Locale.ROOT))) {
                return prefix + lowerCaseKey.substring(prefix.length());
            }
        }
        return lowerCaseKey;
    }
}
