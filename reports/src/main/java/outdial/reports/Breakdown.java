package outdial.reports;

import java.util.List;

/**
 * A report: lines and their total, all of one instant.
 *
 * @param lines days, weeks, months and hours in order; others by name
 */
public record Breakdown(By by, List<Line> lines, CampaignFigures total) {
    public Breakdown {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param key what {@link ReportQuestion#at} takes; 0 and the empty text stand for none
     * @param name of a campaign, client, agent or list as people wrote it; else the key
     * @param more the client's name beside a campaign's or a list's, or empty
     */
    public record Line(String key, String name, String more, CampaignFigures figures) {}
}
