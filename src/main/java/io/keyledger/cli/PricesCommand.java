package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.settings.CollectionSettings;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.text.NumberText;
import io.keyledger.cli.text.TextTable;
import io.keyledger.collect.prices.PriceListReader;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.pricelist.ListedPrices;
import io.keyledger.cost.pricelist.ListedPrices.Refreshed;
import io.keyledger.cost.pricelist.PriceListException;
import io.keyledger.cost.pricelist.PricePoint;
import io.keyledger.cost.pricelist.PriceSheetWriter;
import io.keyledger.report.listing.PricesTable;
import io.keyledger.snapshot.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the price sheet in use, or makes a new one from AWS's Price List. */
@Command(
        name = "prices",
        description = {
            "Show the prices in use, with their date and source: the bundled price sheet, or the one that costs.prices"
                    + " in the configuration names.",
            "",
            "With --refresh, reads AWS's Price List (permission pricing:GetProducts), writes a new price sheet, and"
                    + " shows what differs from the one in use. No other command reads the Price List. Set costs.prices to"
                    + " use the new sheet."
        })
final class PricesCommand implements Subcommand {
    @Option(
            names = "--refresh",
            paramLabel = "FILE",
            description = "write the prices of AWS's Price List to this new file, for example prices-2026-11-24.yaml")
    private String refresh = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (default: text)")
    private String format = "text";

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.PROFILE, Setting.ENDPOINT_URL);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        PriceSheet inUse = EvaluationSettings.prices(environment, configuration);
        if (refresh.isEmpty()) {
            ListingOutput.print(environment, format, PricesTable.TABLE, PricesTable.rows(inUse), _ -> text(inUse));
            return ExitCode.CLEAN;
        }
        Path file = environment.path(refresh);
        if (Files.exists(file)) {
            throw new UsageException(
                    "--refresh: " + file + " exists; choose a new file, so that earlier runs keep their prices");
        }
        Logging.start(environment, configuration.log());
        environment.stop().watchThisThread();
        Refreshed refreshed = refreshed(environment, configuration, inUse);
        write(file, PriceSheetWriter.yaml(refreshed));
        PriceSheet sheet = refreshed.sheet();
        ListingOutput.print(
                environment,
                format,
                PricesTable.TABLE,
                PricesTable.rows(sheet),
                _ -> differences(inUse, sheet) + notes(refreshed));
        environment.err().println("keyledger: the price sheet is in " + file + "; set costs.prices to use it");
        return ExitCode.CLEAN;
    }

    private static Refreshed refreshed(Environment environment, Configuration configuration, PriceSheet inUse) {
        List<String> products = PriceListReader.products(CollectionSettings.of(configuration));
        LocalDate today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
        try {
            return ListedPrices.of(products, inUse, today);
        } catch (PriceListException unusable) {
            throw new UsageException(
                    "AWS's Price List can't be used: " + unusable.getMessage() + ". No file was written.", unusable);
        }
    }

    private static void write(Path file, String sheet) throws IOException {
        try (AtomicFile whole = AtomicFile.create(file)) {
            whole.stream().write(sheet.getBytes(StandardCharsets.UTF_8));
            whole.commit();
        } catch (IOException failure) {
            throw new IOException(file + " can't be written: " + AtomicFile.reason(failure), failure);
        }
    }

    private static String text(PriceSheet sheet) {
        TextTable table = new TextTable(List.of("WHERE", "PRICE", "USD OR COUNT"), 2);
        PricePoint.of(sheet).forEach(price -> table.add(List.of(price.place(), price.name(), price.text())));
        return heading(sheet) + "\n" + table.text() + checked(sheet);
    }

    private static String heading(PriceSheet sheet) {
        return "Prices as of " + sheet.asOf() + ", from " + ConsoleText.of(sheet.source()) + "\n";
    }

    private static String checked(PriceSheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.regionsChecked()
                .forEach((partition, regions) -> text.append("The Price List was read for these Regions of ")
                        .append(partition)
                        .append(": ")
                        .append(regions.isEmpty() ? "none" : String.join(", ", new TreeSet<>(regions)))
                        .append(". The others are assumed to cost the same.\n"));
        return text + "Partitions without prices have amounts that are unknown.\n";
    }

    private static String differences(PriceSheet old, PriceSheet sheet) {
        Map<String, PricePoint> before = byId(old);
        Map<String, PricePoint> after = byId(sheet);
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        StringBuilder text = new StringBuilder(heading(sheet));
        int changed = 0;
        for (String id : ids) {
            String was = value(before.get(id));
            String is = value(after.get(id));
            if (!was.equals(is)) {
                changed++;
                text.append(String.format(Locale.ROOT, "  %s: %s -> %s%n", id, was, is));
            }
        }
        text.append(
                changed == 0
                        ? "No price differs from those as of " + old.asOf() + ".\n"
                        : NumberText.count(changed, "price differs", "prices differ") + " from those as of "
                                + old.asOf() + ".\n");
        return text + checked(sheet);
    }

    private static Map<String, PricePoint> byId(PriceSheet sheet) {
        return PricePoint.of(sheet).stream()
                .collect(Collectors.toMap(PricePoint::id, price -> price, (first, _) -> first, TreeMap::new));
    }

    private static String value(@Nullable PricePoint price) {
        return price == null ? "none" : price.text();
    }

    private static String notes(Refreshed refreshed) {
        return refreshed.notes().stream()
                .map(note -> "Note: " + ConsoleText.of(note) + "\n")
                .collect(Collectors.joining());
    }
}
