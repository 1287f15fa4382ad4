package outdial.app.web.office;

import java.util.ArrayList;
import java.util.List;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns;

/** Campaigns as every page lists them. */
public final class CampaignTable {
    private CampaignTable() {}

    /** The table; with a column of clients where there may be several. */
    public static Table of(List<CampaignList.Row> campaigns, boolean withClients) {
        return Table.of(
                "campaign.name " + (withClients ? "client.name " : "")
                        + "campaign.state campaign.purpose campaign.mode #campaign.ready #campaign.later #campaign.never",
                withClients ? "campaign.none" : "client.noCampaign",
                campaigns.stream().map(row -> cells(row, withClients)).toList());
    }

    private static List<Cell> cells(CampaignList.Row row, boolean withClients) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Link(row.name(), path(row)));
        if (withClients) {
            cells.add(new Cell.Plain(row.clientName()));
        }
        cells.add(state(row.state()));
        cells.add(new Cell.Word("purpose." + row.purpose()));
        cells.add(new Cell.Word("mode." + row.mode()));
        cells.add(new Cell.Count(row.ready()));
        cells.add(new Cell.Count(row.later()));
        cells.add(new Cell.Count(row.never()));
        return cells;
    }

    private static String path(CampaignList.Row row) {
        return "/clients/" + row.client().value() + "/campaigns/" + row.id().value();
    }

    /** A campaign's state with its sign. */
    public static Cell.Badge state(Campaigns.State state) {
        return new Cell.Badge(
                switch (state) {
                    case DRAFT -> Mood.QUIET;
                    case RUNNING -> Mood.GOOD;
                    case PAUSED -> Mood.NOTICE;
                    case CLOSED -> Mood.QUIET;
                },
                "campaignState." + state);
    }
}
