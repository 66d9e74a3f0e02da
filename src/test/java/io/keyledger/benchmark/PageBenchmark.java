package io.keyledger.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.keyledger.browser.BrowserTab;
import io.keyledger.browser.Chromium;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.page.HtmlPage;
import io.keyledger.report.page.ManyFindings;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How large the page of many findings is, how much CPU it takes to make, and how soon it shows and finds rows in
 * Chromium. The argument is the number of findings, each about a resource of its own; 100,000 where there is none.
 */
public final class PageBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final List<String> SEARCHES = List.of(
            "vol-0a", "unusable application-1999", "arn:aws:ec2:eu-west-1:111122223333:volume/vol-00", "nowhere");

    private PageBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int findings = arguments.length < 1 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("keyledger-benchmark");
        try {
            FinishedRun run = ManyFindings.of(findings).in(folder);
            Path page = folder.resolve(HtmlPage.FILE);
            long before = SYSTEM.getProcessCpuTime();
            try (OutputStream stream = Files.newOutputStream(page)) {
                HtmlPage.ofRun().write(run, stream);
            }
            System.out.printf(
                    "%,d findings of %,d bytes in a page of %,d bytes; made in %.1f s of CPU, heap of %,d MB%n",
                    findings,
                    Files.size(folder.resolve("findings.csv")),
                    Files.size(page),
                    (SYSTEM.getProcessCpuTime() - before) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
            look(page);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void look(Path page) throws IOException, InterruptedException {
        try (Chromium browser = Chromium.start()) {
            BrowserTab tab = browser.open(page, 1280, 900);
            System.out.printf(
                    "first row after %s ms%n",
                    tab.evaluate("document.documentElement.dataset.first").asString());
            for (String words : SEARCHES) {
                System.out.printf("'%s': %s%n", words, search(tab, words));
            }
            System.out.printf("the script holds %,d MB%n", tab.heap() >> 20);
        }
    }

    private static String search(BrowserTab tab, String words) throws IOException {
        return tab.evaluate("""
            new Promise(resolve => {
              const root = document.documentElement, field = document.getElementById('search');
              delete root.dataset.selected;
              field.value = '%s';
              field.dispatchEvent(new Event('input'));
              const look = () => root.dataset.selected === undefined ? setTimeout(look, 5)
                : resolve(document.getElementById('hits').textContent + ' in ' + root.dataset.selected + ' ms');
              look();
            })\
            """.formatted(words)).asString();
    }
}
