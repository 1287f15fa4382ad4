package outdial.app.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a run: as CSV, as a table, as a page. */
final class LabTables {
    private static final String HEADER = "scenario,agents,policy,days,occupancy,occupancy_ci,abandon_mean,abandon_p95,"
            + "days_over,wait_mean,wait_p95,connects_per_agent_hour,calls_per_connect\n";
    private static final int BAR = 420;

    private LabTables() {}

    static String csv(List<Cell> cells) {
        var out = new StringBuilder(HEADER);
        for (Cell cell : cells) {
            out.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%s,%d,%.3f,%.3f,%.3f,%.3f,%d,%.2f,%.2f,%.3f,%.3f%n",
                    quoted(cell.scenario().name()),
                    cell.team(),
                    cell.policy(),
                    cell.days(),
                    cell.occupancy(),
                    cell.occupancyWithin(),
                    cell.abandonment(),
                    cell.abandonmentOfTheBadDay(),
                    cell.daysOver(),
                    cell.waitMean(),
                    cell.waitOfTheUnlucky(),
                    cell.connectsPerAgentHour(),
                    cell.callsPerConnect()));
        }
        return out.toString();
    }

    private static String quoted(String text) {
        return text.matches("[\\w .-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    static String text(List<Cell> cells) {
        var out = new StringBuilder(String.format(
                "%-12s %6s  %-20s %5s  %-13s %-13s %5s %8s %9s %9s %9s  %s%n",
                "scenario",
                "agents",
                "policy",
                "days",
                "occupancy %",
                "abandoned %",
                "over",
                "wait s",
                "connects/h",
                "calls/con",
                "µs/turn",
                "gain over candidate"));
        for (Cell cell : cells) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-12s %6d  %-20s %5d  %5.2f ± %4.2f  %5.2f (%5.2f) %5d %8.1f %9.2f %9.2f %9.1f  %s%n",
                    cell.scenario().name(),
                    cell.team(),
                    cell.policy(),
                    cell.days(),
                    cell.occupancy(),
                    cell.occupancyWithin(),
                    cell.abandonment(),
                    cell.abandonmentOfTheBadDay(),
                    cell.daysOver(),
                    cell.waitMean(),
                    cell.connectsPerAgentHour(),
                    cell.callsPerConnect(),
                    cell.microsPerDecision(),
                    gain(cells, cell)));
        }
        return out.toString();
    }

    private static String gain(List<Cell> cells, Cell cell) {
        Optional<Cell> candidate = cells.stream()
                .filter(one -> one.policy().equals(Policies.CANDIDATE)
                        && one.scenario().equals(cell.scenario())
                        && one.team() == cell.team())
                .findFirst();
        if (candidate.isEmpty() || cell.policy().equals(Policies.CANDIDATE)) {
            return "";
        }
        double[] gain = cell.gainOver(candidate.get());
        return String.format(Locale.ROOT, "%+.2f ± %.2f", gain[0], gain[1]);
    }

    static String page(List<Cell> cells) {
        var out = new StringBuilder("""
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Outdial lab</title>
                <style>body{font:15px system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
                h2{margin:2rem 0 .3rem}td,th{padding:.15rem .6rem;text-align:right}td:first-child{text-align:left}
                svg rect{fill:#2b6cb0}svg .over{fill:#c05621}.note{color:#555}</style>
                <h1>Pacing, side by side</h1>
                <p class="note">Occupancy: the share of agents' time spent talking or wrapping up. A bar in orange broke
                the cap on abandonment on at least one day.</p>
                """);
        String title = "";
        for (Cell cell : cells) {
            String next = cell.scenario().name() + ", " + cell.team() + " agents";
            if (!next.equals(title)) {
                out.append(title.isEmpty() ? "" : "</table>\n")
                        .append("<h2>")
                        .append(escaped(next))
                        .append("</h2>");
                out.append("<table><tr><th>policy<th>occupancy %<th><th>abandoned %<th>days over<th>connects/h\n");
                title = next;
            }
            out.append(row(cell));
        }
        return out.append(title.isEmpty() ? "" : "</table>").append("</html>\n").toString();
    }

    private static String row(Cell cell) {
        return String.format(
                Locale.ROOT,
                "<tr><td>%s<td>%.1f ± %.1f<td><svg width='%d' height='12' role='img' aria-label='%.1f per cent'>"
                        + "<rect height='12' width='%.0f'%s/></svg><td>%.2f<td>%d of %d<td>%.1f%n",
                escaped(cell.policy()),
                cell.occupancy(),
                cell.occupancyWithin(),
                BAR,
                cell.occupancy(),
                cell.occupancy() / 100 * BAR,
                cell.daysOver() > 0 ? " class='over'" : "",
                cell.abandonment(),
                cell.daysOver(),
                cell.days(),
                cell.connectsPerAgentHour());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }
}
