package io.keyledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.TestEnvironment;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.page.HtmlPage;
import io.keyledger.report.page.MadeRun;
import io.keyledger.report.page.ManyFindings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page as a browser shows it, opened from disk. */
@Tag("browser")
class PageInBrowserIT {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/7dc17fb8-e574-5a69-ae88-87b211cd0080";
    private static final String FINDING = "kl-d04ba7e196075a7d2888";

    /** Texts whose contrast with their background is less than 4.5:1. */
    private static final String PALE_TEXTS = """
        (() => {
          const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
          const channels = color => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = color => {
            const [red, green, blue] = channels(color).map(each => each / 255)
              .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const background = element => {
            const drawn = element.closest('svg.bar g')?.querySelector('rect');
            if (drawn) {
              return getComputedStyle(drawn).fill;
            }
            for (let each = element; each; each = each.parentElement) {
              const color = getComputedStyle(each).backgroundColor;
              if (channels(color)[3] === 255) {
                return color;
              }
            }
            return 'white';
          };
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), pale = [];
          let seen = 0;
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const element = text.parentElement;
            if (text.data.trim() === '' || element.closest('script, style, title, .hidden, .skip, option')
                || !element.checkVisibility()) {
              continue;
            }
            const style = getComputedStyle(element);
            const color = element instanceof SVGElement ? style.fill : style.color;
            const [one, other] = [luminance(color), luminance(background(element))].sort((a, b) => b - a);
            seen++;
            if ((one + 0.05) / (other + 0.05) < 4.5) {
              pale.push(text.data.trim() + ': ' + color + ' on ' + background(element));
            }
          }
          return seen < 50 ? ['only ' + seen + ' texts are shown'] : pale;
        })()\
        """;

    /** Controls without a name, for those who do not see them. */
    private static final String NAMELESS = """
        [...document.querySelectorAll('a, button, input, select, summary, [role=img], [role=region], [role=tab], table th')]
          .filter(each => each.checkVisibility() && !each.getAttribute('aria-label')
            && !document.getElementById(each.getAttribute('aria-labelledby')) && each.textContent.trim() === '')
          .map(each => each.outerHTML.slice(0, 200))\
        """;

    @TempDir
    private static Path directory;

    private static Chromium browser;
    private static Path sample;

    private BrowserTab tab;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        TestEnvironment.in(directory).run("demo");
        sample = directory.resolve("reports/20261124T030000Z/report.html");
        browser = Chromium.start();
    }

    @AfterAll
    static void closeTheBrowser() throws IOException {
        browser.close();
    }

    @BeforeEach
    void openTheSample() throws IOException {
        open(sample);
    }

    /** Whatever a test does, the page asks for nothing, and the browser has nothing to complain of. */
    @AfterEach
    void nothingButTheFileIsAskedFor() {
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests()).isNotEmpty().allMatch(url -> url.startsWith("file:") && url.contains("report.html"));
    }

    private void open(Path page) throws IOException {
        tab = browser.open(page, 1280, 900);
    }

    @Test
    void failuresAreShownFirst() throws IOException {
        assertThat(text("#hits")).isEqualTo("96 of 210 rows");
        assertThat(texts("#view tbody tr:nth-child(-n+3) .pill")).containsOnly("CRITICAL");
        assertThat(tab.evaluate("document.getElementById('unreadable').hidden").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "shop-invoices, 4",
        "SHOP-invoices pendingdeletion, 2",
        "arn:aws:ec2:eu-west-1:111122223333:volume/vol-0b2c3d4e5f6071829, 2",
        "nothing-has-this-name, 0"
    })
    void rowsAreFoundBySearch(String words, int rows) throws IOException {
        search(words);

        assertThat(text("#hits")).isEqualTo(rows + " of 210 rows");
        assertThat(tab.evaluate("location.hash").asString()).startsWith("#rows=findings&status=FAIL&q=");
    }

    @Test
    void rowsAreSortedAndFiltered() throws IOException {
        click("#tab-keys");
        settle("document.querySelector('[data-column=total_usd_month]') !== null");

        click("[data-column=total_usd_month] button");
        click("[data-column=total_usd_month] button");

        assertThat(texts("#view tbody tr:first-child td").getFirst()).isEqualTo("alias/product-images");
        assertThat(attribute("[data-column=total_usd_month]", "aria-sort")).isEqualTo("descending");
        tab.evaluate("(() => { const custody = document.querySelector('#filters select');"
                + " custody.value = 'imported'; custody.onchange(); })()");
        assertThat(text("#hits")).isEqualTo("2 of 26 rows");
    }

    @Test
    void aLinkOpensTheSameRowsAgain() throws IOException {
        tab.load("#rows=keys&custody=imported&q=archive&sort=region");

        assertThat(text("#hits")).isEqualTo("1 of 26 rows");
        assertThat(attribute("#tab-keys", "aria-selected")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "7dc17fb8-e574-5a69-ae88-87b211cd0080", "alias/invoices-2021"})
    void eachKeyHasAPageOfItsOwn(String link) throws IOException {
        tab.load("#key=" + link);

        assertThat(text("#key-page h1")).isEqualTo("alias/invoices-2021");
        assertThat(text("#key-page .state")).isEqualTo("PendingDeletion (deactivated); 4 resources depend on it.");
        assertThat(texts("#key-page h2"))
                .containsExactly(
                        "What to do",
                        "If it happens",
                        "What was found",
                        "What it protects",
                        "Who can use it",
                        "Grants",
                        "What it costs per month");
        assertThat(text("#key-page"))
                .contains("deleted, on 2026-12-01 (7 days left)")
                .contains("Cancel the deletion before its date: aws kms cancel-key-deletion --region eu-west-1 --key-id"
                        + " 7dc17fb8-e574-5a69-ae88-87b211cd0080")
                .contains("unreadable at once");
        assertThat(tab.evaluate("document.getElementById('overview').checkVisibility()")
                        .asBoolean())
                .isFalse();
        assertThat(tab.evaluate("document.activeElement.tagName").asString()).isEqualTo("H1");
        click(".back");
        settle("document.getElementById('overview').checkVisibility()");
    }

    @Test
    void aKeyThatIsGoneHasAPageWithWhatNeedsIt() throws IOException {
        tab.load("#key=arn:aws:kms:us-east-1:111122223333:key/e25c5549-b082-577b-b1ab-9cb51d6661e1");

        assertThat(text("#key-page .state")).startsWith("This key is not in keys.csv");
        assertThat(text("#key-page")).contains("vol-00718293a4b5c6d7e");
    }

    @Test
    void everythingAboutAFindingOpensAndCloses() throws IOException {
        tab.load("#finding=" + FINDING);

        assertThat(text("dialog[open] h2")).isEqualTo("No key is scheduled for deletion while resources depend on it");
        assertThat(text("dialog[open]")).contains("aws kms cancel-key-deletion", FINDING);
        click("dialog button");
        settle("!document.querySelector('dialog').open && location.hash === '#decide'");
    }

    @Test
    void theRowsAreAsTheyWereAfterAFindingIsClosed() throws IOException {
        search("arn");
        tab.evaluate("document.getElementById('view').scrollTop = 900");

        tab.evaluate("location.hash = '#finding=" + FINDING + "'");
        settle("document.querySelector('dialog').open");
        click("dialog button");
        settle("location.hash.startsWith('#rows')");

        assertThat(tab.evaluate("document.getElementById('view').scrollTop").asInt())
                .isEqualTo(900);
        assertThat(tab.evaluate("document.getElementById('search').value").asString())
                .isEqualTo("arn");
    }

    @Test
    void theTabsFollowTheArrowKeys() throws IOException {
        tab.evaluate("document.getElementById('tab-findings').focus()");

        tab.press("ArrowRight", "ArrowRight", 39);

        settle("document.activeElement.id === 'tab-access'"
                + " || document.activeElement.id === 'tab-checks' || document.activeElement.id === 'tab-costs'");
        assertThat(tab.evaluate("document.activeElement.getAttribute('aria-selected')")
                        .asString())
                .isEqualTo("true");
    }

    @Test
    void aRowOpensWithTheKeyboard() throws IOException {
        tab.evaluate("document.querySelector('#view tbody a').focus()");

        tab.press("Enter", "\r", 13);
        settle("document.querySelector('dialog').open");
        tab.press("Escape", "", 27);

        settle("!document.querySelector('dialog').open");
    }

    @ParameterizedTest
    @CsvSource({
        "light, ''",
        "dark, ''",
        "light, #key=alias/invoices-2021",
        "dark, #key=alias/invoices-2021",
        "light, #finding=" + FINDING,
        "dark, #finding=" + FINDING
    })
    void everyTextHasEnoughContrast(String scheme, String fragment) throws IOException {
        tab.prefer(scheme);
        tab.load(fragment);
        tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat(list(PALE_TEXTS)).isEmpty();
    }

    @Test
    void theButtonForLightOrDarkOverridesTheSystem() throws IOException {
        tab.prefer("light");
        String light = background();

        click("#theme");
        String dark = background();
        click("#theme");

        assertThat(dark).isNotEqualTo(light);
        assertThat(background()).isEqualTo(light);
    }

    private String background() throws IOException {
        return tab.evaluate("getComputedStyle(document.body).backgroundColor").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#key=alias/invoices-2021", "#finding=" + FINDING, "#rows=access"})
    void nothingIsWiderThanAPhone(String fragment) throws IOException {
        tab.resize(360, 740);
        tab.load(fragment);
        tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat(tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                        .asBoolean())
                .isTrue();
        assertThat(list("""
            [...document.querySelectorAll('section, dialog[open], .tile, .decisions > li, pre')].filter(each =>
              each.checkVisibility() && each.getBoundingClientRect().right > innerWidth).map(each => each.outerHTML.slice(0, 200))\
            """)).isEmpty();
    }

    @Test
    void everyControlHasAName() throws IOException {
        assertThat(list(NAMELESS)).isEmpty();

        tab.load("#key=alias/invoices-2021");
        assertThat(list(NAMELESS)).isEmpty();
    }

    @Test
    void printIsLightAndLeavesControlsOut() throws IOException {
        tab.prefer("dark");
        tab.printLayout();

        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
        assertThat(tab.evaluate("[...document.querySelectorAll('nav, .controls, .tabs')].some(each =>"
                                + " each.checkVisibility())")
                        .asBoolean())
                .isFalse();
        assertThat(tab.evaluate("document.getElementById('decide').checkVisibility()")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><img src=x onerror=\"window.broken = 1\">",
                "\"><svg onload=\"window.broken = 1\">",
                "javascript:window.broken = 1",
                "\u202Egnp.exe\u2066"
            })
    void hostileNamesStayText(String name, @TempDir Path folder) throws IOException {
        String key = "arn:aws:kms:eu-west-1:111122223333:key/1";
        open(page(
                new MadeRun()
                        .row("keys.csv", Map.of("key_arn", key, "aliases", name, "policy_reach", "public"))
                        .row("resources.csv", Map.of("resource_id", name, "key_arn", key, "key_name", name))
                        .row(
                                "findings.csv",
                                Map.of(
                                        "finding_id",
                                        "kl-1",
                                        "status",
                                        "FAIL",
                                        "severity",
                                        "HIGH",
                                        "check_id",
                                        "CHECK",
                                        "title",
                                        name,
                                        "key_arn",
                                        key,
                                        "resource_id",
                                        name,
                                        "remediation",
                                        name)),
                folder));
        String shown = name.replace("\u202E", "\\u202e").replace("\u2066", "\\u2066");

        assertThat(text("#view tbody")).contains(shown);
        tab.load("#finding=kl-1");
        assertThat(text("dialog[open]")).contains(shown);
        tab.load("#key=" + key);
        assertThat(text("#key-page h1")).isEqualTo(shown);
        click("#key-page a[href^='#finding']");
        settle("document.querySelector('dialog').open");
        tab.load("#rows=keys");

        assertThat(tab.evaluate("document.querySelectorAll('img, svg[onload], [href^=javascript]').length")
                        .asInt())
                .isZero();
        assertThat(tab.evaluate("window.broken === undefined").asBoolean()).isTrue();
    }

    @Test
    void aHundredThousandFindingsAreSearchedAndScrolled(@TempDir Path folder) throws IOException {
        open(page(ManyFindings.of(100_000), folder));
        assertThat(text("#hits")).isEqualTo("100,000 of 100,000 rows");

        tab.evaluate("document.getElementById('view').scrollTop = 1e9");
        settle("document.querySelector('#view tr[aria-rowindex=\"100001\"]') !== null");
        assertThat(tab.evaluate("document.querySelectorAll('#view tr.row').length")
                        .asInt())
                .isLessThan(100);

        search("application-1999");
        assertThat(text("#hits")).isEqualTo("50 of 100,000 rows");
    }

    @Test
    void anAccountWithNothingInItHasAPage(@TempDir Path folder) throws IOException {
        open(page(new MadeRun(), folder));

        assertThat(text("#hits")).isEqualTo("0 of 0 rows");
        assertThat(text("#view tbody")).isEqualTo("No row matches.");
        tab.load("#key=arn:aws:kms:eu-west-1:111122223333:key/none");
        assertThat(text("#key-page .state")).startsWith("This key is not in keys.csv");
    }

    private static Path page(MadeRun run, Path folder) throws IOException {
        FinishedRun finished = run.in(folder);
        Path page = folder.resolve(HtmlPage.FILE);
        try (OutputStream stream = Files.newOutputStream(page)) {
            HtmlPage.withChanges().write(finished, stream);
        }
        return page;
    }

    private void search(String words) throws IOException {
        tab.evaluate("(() => { const field = document.getElementById('search'); field.value = " + quoted(words)
                + "; delete document.documentElement.dataset.selected; field.dispatchEvent(new Event('input')); })()");
        settle("document.documentElement.dataset.selected !== undefined");
    }

    private void click(String selector) throws IOException {
        tab.evaluate("document.querySelector(" + quoted(selector) + ").click()");
    }

    /** Waits until a condition holds. */
    private void settle(String condition) throws IOException {
        tab.evaluate("""
            new Promise((resolve, reject) => {
              const until = performance.now() + 30000;
              const look = () => %1$s ? resolve(true)
                : performance.now() > until ? reject(new Error(%2$s)) : setTimeout(look, 10);
              look();
            })\
            """.formatted(condition, quoted("not so: " + condition)));
    }

    private String text(String selector) throws IOException {
        return tab.evaluate("document.querySelector(" + quoted(selector) + ").textContent")
                .asString();
    }

    private List<String> texts(String selector) throws IOException {
        return list("[...document.querySelectorAll(" + quoted(selector) + ")].map(each => each.textContent)");
    }

    private String attribute(String selector, String name) throws IOException {
        return tab.evaluate("document.querySelector(" + quoted(selector) + ").getAttribute(" + quoted(name) + ")")
                .asString();
    }

    private List<String> list(String expression) throws IOException {
        return tab.evaluate(expression).valueStream().map(JsonNode::asString).toList();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
