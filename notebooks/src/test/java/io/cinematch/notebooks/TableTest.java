package io.cinematch.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.stats.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private record Arm(String variant, long users, Interval engagement, double coverage, List<String> lists) {}

    @Test
    void aRecordIsARowOfWhatIsNoCollection() {
        Arm arm = new Arm("als", 1200, new Interval(0.5, -0.25, 1), 0.123456, List.of("a list"));
        assertThat(Table.of(List.of(arm)).html()).isEqualTo("""
                        <table>
                        <tr><th>variant</th><th>users</th><th>engagement</th><th>coverage</th></tr>
                        <tr><td style="text-align: left">als</td><td>1200</td>\
                        <td>0.5000 (−0.2500 to 1.0000)</td><td>0.1235</td></tr>
                        </table>
                        """);
    }

    @Test
    void textIsNoMarkup() {
        assertThat(Table.of("<name>", "value", Map.of("a & b", "\"c\"")).html())
                .contains("<th>&lt;name&gt;</th>")
                .contains(
                        "<td style=\"text-align: left\">a &amp; b</td><td style=\"text-align: left\">&quot;c&quot;</td>");
    }

    @Test
    void noRecordsAreToldOf() {
        assertThat(Table.of(List.<Arm>of()).html()).isEqualTo("<p>No rows.</p>\n");
    }
}
