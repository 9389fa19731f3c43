package aevb.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.experiment.Catalogue;
import aevb.experiment.Published;
import aevb.objective.Bound;
import aevb.train.History;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTableTest {
    @Test
    void numbersToTheRightTextEscapedMissingShown() {
        var value = DoubleColumn.create("nats", -1234.5);
        value.appendMissing();
        String html = HtmlTable.of(Table.create(
                "a <caption>", StringColumn.create("who", "<us>", "them"), value, IntColumn.create("n", 60000, 1)));
        assertTrue(html.contains(">a &lt;caption&gt;</caption>"), html);
        assertTrue(html.contains("<td style=\"text-align:right\">-1,234.50</td>"), html);
        assertTrue(html.contains("<td style=\"text-align:left\">&lt;us&gt;</td>"), html);
        assertTrue(html.contains("<td style=\"text-align:right\">–</td>"), html);
        assertTrue(html.contains("60,000"), html);
    }

    @Test
    void besideThePaperSubtractsAtTheSameSamples() {
        History h = History.empty().plus(new History.Row(167, 10_020_000, new Bound(-80, 25), new Bound(-81, 25)));
        Table t = RunTables.besideThePaper(Catalogue.vae(20), h);
        double paper = Published.aevb(20, Published.Split.TEST, 10_020_000).orElseThrow();
        assertEquals(-106, t.doubleColumn("our test bound").get(0), 1e-9);
        assertEquals(-106 - paper, t.doubleColumn("gap (ours - paper's)").get(0), 1e-9);
        assertTrue(RunTables.besideThePaper(Catalogue.vae(2), h)
                .column("paper's test bound")
                .isMissing(0));
    }
}
