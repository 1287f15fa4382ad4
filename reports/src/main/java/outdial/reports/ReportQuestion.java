package outdial.reports;

import java.time.LocalDate;
import java.util.Optional;
import outdial.sql.Reach;

/**
 * What is asked over several campaigns. Every part but the period may be open; each narrows what is counted.
 *
 * @param reach whose campaigns the asker may see; nothing else is ever counted
 * @param from first day, by each campaign's own clock
 * @param to last day, included
 * @param list 0 for attempts at leads that are gone
 * @param agent 0 for nobody
 * @param disposition a code; empty text for none recorded
 * @param hour of the campaign's clock, from 0 to 23
 * @param measure which of the attempts
 */
public record ReportQuestion(
        Reach reach,
        LocalDate from,
        LocalDate to,
        Optional<Long> client,
        Optional<Long> campaign,
        Optional<Long> list,
        Optional<Long> agent,
        Optional<String> disposition,
        Optional<Integer> hour,
        Measure measure) {
    public ReportQuestion {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The period ends before it starts: " + from + " to " + to);
        }
    }

    /** All attempts of a period. */
    public static ReportQuestion of(Reach reach, LocalDate from, LocalDate to) {
        return new ReportQuestion(
                reach,
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Measure.ATTEMPTS);
    }

    public ReportQuestion ofClient(Optional<Long> id) {
        return new ReportQuestion(reach, from, to, id, campaign, list, agent, disposition, hour, measure);
    }

    public ReportQuestion ofCampaign(Optional<Long> id) {
        return new ReportQuestion(reach, from, to, client, id, list, agent, disposition, hour, measure);
    }

    public ReportQuestion ofList(Optional<Long> id) {
        return new ReportQuestion(reach, from, to, client, campaign, id, agent, disposition, hour, measure);
    }

    public ReportQuestion ofAgent(Optional<Long> id) {
        return new ReportQuestion(reach, from, to, client, campaign, list, id, disposition, hour, measure);
    }

    public ReportQuestion ofDisposition(Optional<String> code) {
        return new ReportQuestion(reach, from, to, client, campaign, list, agent, code, hour, measure);
    }

    public ReportQuestion atHour(Optional<Integer> ofDay) {
        return new ReportQuestion(reach, from, to, client, campaign, list, agent, disposition, ofDay, measure);
    }

    public ReportQuestion counting(Measure what) {
        return new ReportQuestion(reach, from, to, client, campaign, list, agent, disposition, hour, what);
    }

    private ReportQuestion within(LocalDate first, LocalDate last) {
        return new ReportQuestion(
                reach,
                first.isAfter(from) ? first : from,
                last.isBefore(to) ? last : to,
                client,
                campaign,
                list,
                agent,
                disposition,
                hour,
                measure);
    }

    /** The question that one line of a report by {@code by} answers. */
    public ReportQuestion at(By by, String key) {
        return switch (by) {
            case CAMPAIGN -> ofCampaign(Optional.of(Long.valueOf(key)));
            case CLIENT -> ofClient(Optional.of(Long.valueOf(key)));
            case DAY, WEEK, MONTH -> within(LocalDate.parse(key), by.last(LocalDate.parse(key)));
            case HOUR -> atHour(Optional.of(Integer.valueOf(key)));
            case AGENT -> ofAgent(Optional.of(Long.valueOf(key)));
            case LIST -> ofList(Optional.of(Long.valueOf(key)));
            case DISPOSITION -> ofDisposition(Optional.of(key));
        };
    }

    Narrowing narrowing() {
        return new Narrowing(list, agent, disposition, measure);
    }
}
