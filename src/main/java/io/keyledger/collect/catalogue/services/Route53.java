package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsableKeys.Regions;
import io.keyledger.inventory.UsableKeys.Validation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GetDnssecResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;

/** Amazon Route 53. */
@AutoService(DeclaredService.class)
public final class Route53 extends CatalogueService<Route53Client> {
    /** Declares the service. */
    public Route53() {
        super(Route53Client.class, "route53", "route53", unpublished(), "");
    }

    @Override
    protected Route53Client client(CollectorContext context) {
        return context.client(Route53Client.class, Route53Client::builder);
    }

    @Override
    protected List<TypeDeclaration<Route53Client, ?, ?>> declare() {
        return List.of(type("AWS::Route53::DNSSEC", "hosted zone with DNSSEC signing")
                .from(items(
                                "ListHostedZones",
                                100,
                                c -> c.listHostedZonesPaginator(_ -> {}),
                                ListHostedZonesResponse::hostedZones)
                        .where(zone -> zone.config() == null
                                || !Boolean.TRUE.equals(zone.config().privateZone())))
                .named(
                        zone -> zone.id().substring(zone.id().lastIndexOf('/') + 1),
                        "arn:{partition}:route53:::hostedzone/{id}")
                .each("GetDNSSEC", (c, zone) -> c.getDNSSEC(r -> r.hostedZoneId(zone.id())), null, "NoSuchHostedZone")
                .withoutData()
                .purposes("key-signing-key", Absence.undocumented(), Route53::signingKeys)
                .keys(new UsableKeys(
                        Set.of("ECC_NIST_P256"),
                        "SIGN_VERIFY",
                        "",
                        Regions.ANY,
                        Validation.CHECKED,
                        "Amazon Route 53 Developer Guide, working with customer managed keys for"
                                + " DNSSEC: an asymmetric ECC_NIST_P256 key for signing, in us-east-1"))
                .remedy("# make a key-signing key over another KMS key (aws route53 create-key-signing-key),"
                        + " and rotate to it"));
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    private static Map<String, StatedEncryption> signingKeys(GetDnssecResponse zone) {
        Map<String, StatedEncryption> keys = new TreeMap<>();
        zone.keySigningKeys().forEach(key -> keys.put(key.name(), StatedEncryption.key(key.kmsArn())));
        return keys;
    }
}
