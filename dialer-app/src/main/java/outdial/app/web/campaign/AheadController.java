package outdial.app.web.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.dialling.CampaignForecast;
import outdial.app.lab.Forecast;
import outdial.app.web.door.For;
import outdial.app.web.door.NotThere;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.campaign.DialMode;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;

/** Says what will happen in a campaign with so many agents: a part of its page, played in the lab when asked for. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST})
final class AheadController {
    /** So that an answer is there within five seconds, reading included. */
    private static final Duration MOST = Duration.ofSeconds(2);

    private static final int MOST_AGENTS = 500;
    static final int USUAL_AGENTS = 10;

    private final DSLContext sql;
    /** One plays at a time: the floor needs the processor, too. */
    private final Semaphore playing = new Semaphore(1);

    AheadController(DSLContext sql) {
        this.sql = sql;
    }

    /** Ways of dialling that can be asked about. */
    enum Way {
        PROGRESSIVE("progressive"),
        PREDICTIVE("predictive");

        private final String policy;

        Way(String policy) {
            this.policy = policy;
        }

        static Way of(DialMode mode) {
            return mode instanceof DialMode.Predictive ? PREDICTIVE : PROGRESSIVE;
        }
    }

    /** Whether something can be said, and what. */
    enum Answer {
        NOT_ASKED,
        PLAYED,
        NO_HISTORY,
        BUSY
    }

    /** The part of the page. */
    record Ahead(int agents, Way way, Answer answer, long leads, int calls, Optional<Forecast> forecast) {
        /** Nothing was asked yet. */
        static Ahead blank(int agents, DialMode mode) {
            return new Ahead(
                    Math.clamp(agents, 1, MOST_AGENTS), Way.of(mode), Answer.NOT_ASKED, 0, 0, Optional.empty());
        }

        public Forecast played() {
            return forecast.orElseThrow();
        }
    }

    @GetMapping("/clients/{client}/campaigns/{campaign}/ahead")
    String ahead(
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam(name = "agents", defaultValue = "10") int agents,
            @RequestParam(name = "way", defaultValue = "PREDICTIVE") Way way,
            Model model) {
        Campaign campaign = new Campaigns(sql, client).find(id).orElseThrow(NotThere::new);
        model.addAttribute("path", "/clients/" + client.value() + "/campaigns/" + id.value());
        model.addAttribute("ahead", answer(campaign, Math.clamp(agents, 1, MOST_AGENTS), way));
        return "ahead";
    }

    private Ahead answer(Campaign campaign, int agents, Way way) {
        if (!playing.tryAcquire()) {
            return new Ahead(agents, way, Answer.BUSY, 0, 0, Optional.empty());
        }
        try {
            CampaignForecast now = CampaignForecast.of(sql, campaign.client(), campaign.id());
            Optional<Forecast> found = now.of(agents, way.policy, now.leads(), MOST);
            return new Ahead(
                    agents,
                    way,
                    found.isPresent() ? Answer.PLAYED : Answer.NO_HISTORY,
                    now.leads(),
                    now.calls(),
                    found);
        } finally {
            playing.release();
        }
    }
}
