package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.CAMPAIGN_TEAM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** One row for each agent who talked in the campaign or whose team works on it and who was there. */
final class AgentsSheet implements Report {
    private record Member(AgentId id, ClientId client, String name) {}

    @Override
    public Sheet on(DSLContext db, CampaignQuestion question) {
        Map<AgentId, List<Tally>> tallies = new CampaignTallies(db, question)
                .inAll().stream()
                        .filter(tally -> tally.agent() != null)
                        .collect(Collectors.groupingBy(tally -> Objects.requireNonNull(tally.agent())));
        Dispositions dispositions = Dispositions.of(db, question);
        List<Member> members = members(db, question, tallies);
        Map<AgentId, AgentTime> times = times(db, question, members);
        return Sheet.of(
                "Agents",
                columns(dispositions.kinds()),
                members.stream()
                        .filter(member -> tallies.containsKey(member.id())
                                || !time(times, member).loggedIn().isZero())
                        .map(member -> row(
                                member,
                                time(times, member),
                                tallies.getOrDefault(member.id(), List.of()),
                                dispositions))
                        .toList());
    }

    private static List<Member> members(DSLContext db, CampaignQuestion question, Map<AgentId, ?> tallies) {
        var inTeams = DSL.select(CAMPAIGN_TEAM.TEAM_ID)
                .from(CAMPAIGN_TEAM)
                .where(CAMPAIGN_TEAM.CLIENT_ID.eq(question.client().value()))
                .and(CAMPAIGN_TEAM.CAMPAIGN_ID.eq(question.campaign().value()))
                .and(CAMPAIGN_TEAM.TEAM_CLIENT_ID.eq(AGENT.CLIENT_ID));
        return db.select(AGENT.ID, AGENT.CLIENT_ID, AGENT.NAME)
                .from(AGENT)
                .where(AGENT.ID.in(tallies.keySet().stream().map(AgentId::value).toList()))
                .or(AGENT.TEAM_ID.in(inTeams))
                .orderBy(AGENT.NAME, AGENT.ID)
                .fetch(row -> new Member(new AgentId(row.value1()), new ClientId(row.value2()), row.value3()));
    }

    /** The centre's staff and a client's own are kept under different clients. */
    private static Map<AgentId, AgentTime> times(DSLContext db, CampaignQuestion question, List<Member> members) {
        var times = new AgentTimes(db, question);
        return members.stream().collect(Collectors.groupingBy(Member::client)).entrySet().stream()
                .flatMap(staff ->
                        times
                                .of(
                                        staff.getKey(),
                                        staff.getValue().stream()
                                                .map(Member::id)
                                                .toList())
                                .entrySet()
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static AgentTime time(Map<AgentId, AgentTime> times, Member member) {
        return Objects.requireNonNull(times.get(member.id()));
    }

    private static List<Column> columns(List<String> kinds) {
        var columns = new ArrayList<>(List.of(
                new Column("Agent", Kind.TEXT, "Who talks."),
                new Column("Logged in", Kind.DURATION, "Time in any state but offline, in whichever campaign."),
                new Column("Ready", Kind.DURATION, "Time waiting for a call."),
                new Column("Previewing", Kind.DURATION, "Time looking at a lead before dialling it."),
                new Column("Reserved", Kind.DURATION, "Time bound to a call that was not yet connected."),
                new Column("Talking", Kind.DURATION, "Time with a person, in whichever campaign."),
                new Column("Wrap-up", Kind.DURATION, "Time from the end of a call to the disposition."),
                new Column("Resting", Kind.DURATION, "Time that the team is given between calls."),
                new Column("Paused", Kind.DURATION, "Time logged in and given no calls."),
                new Column("Occupancy", Kind.PERCENT, "Talking and wrap-up by logged in without paused."),
                new Column(
                        "Occupancy without rests",
                        Kind.PERCENT,
                        "Talking and wrap-up by logged in without paused and resting."),
                new Column(
                        "Talks",
                        Kind.INTEGER,
                        "Attempts of this campaign in which the agent was connected to a person."),
                new Column(
                        "Talk time",
                        Kind.DURATION,
                        "In this campaign: " + Meanings.TALK_TIME.toLowerCase(Locale.ROOT))));
        kinds.forEach(kind -> columns.add(new Column(
                kind, Kind.INTEGER, "Attempts of this campaign whose disposition is of the kind " + kind + ".")));
        columns.add(new Column(
                "Other", Kind.INTEGER, "Attempts of this campaign whose disposition the campaign no longer offers."));
        return columns;
    }

    private static Cell occupancy(AgentTime time, Duration uncounted) {
        return Cell.share(
                time.occupied().toMillis(),
                time.loggedIn()
                        .minus(time.in(AgentState.PAUSED))
                        .minus(uncounted)
                        .toMillis());
    }

    private static List<Cell> row(Member member, AgentTime time, List<Tally> tallies, Dispositions dispositions) {
        CampaignFigures figures = CampaignFigures.of(Map.of(), tallies);
        var row = new ArrayList<>(List.of(
                Cell.text(member.name()),
                Cell.length(time.loggedIn()),
                Cell.length(time.in(AgentState.READY)),
                Cell.length(time.in(AgentState.PREVIEWING)),
                Cell.length(time.in(AgentState.RESERVED)),
                Cell.length(time.in(AgentState.TALKING)),
                Cell.length(time.in(AgentState.WRAP_UP)),
                Cell.length(time.in(AgentState.RESTING)),
                Cell.length(time.in(AgentState.PAUSED)),
                occupancy(time, Duration.ZERO),
                occupancy(time, time.in(AgentState.RESTING)),
                Cell.whole(figures.ended(Outcome.TALKED) + figures.ended(Outcome.AGENT_LOST)),
                Cell.length(figures.talked())));
        Map<String, Long> byKind = dispositions.byKind(figures.dispositions());
        dispositions.kinds().forEach(kind -> row.add(Cell.whole(byKind.getOrDefault(kind, 0L))));
        row.add(Cell.whole(byKind.getOrDefault(Dispositions.OTHER, 0L)));
        return row;
    }
}
