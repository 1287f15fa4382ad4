package outdial.model.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outdial.model.LeadId;
import outdial.model.pacing.Situation.LeadSeen;
import outdial.model.pacing.engine.LeadPast;

class ChoiceTest {
    private static LeadSeen lead(long id, int tries, boolean urgent, int answered) {
        return new LeadSeen(new LeadId(id), tries, urgent, LeadPast.of(answered, 10));
    }

    /** A lead that answered ten of ten is four times as likely as the average, one that never did not likely at all. */
    private static Choice choice(LeadSeen... leads) {
        return new Choice(List.of(leads), past -> past.answered() * 0.39);
    }

    private static List<Long> taken(Choice choice, double... quantiles) {
        for (double quantile : quantiles) {
            choice.chance(quantile);
            choice.take();
        }
        return choice.taken().stream().map(LeadId::value).toList();
    }

    @Test
    void much_room_takes_the_likeliest_and_hardly_any_the_unlikeliest() {
        LeadSeen[] leads = {lead(1, 0, false, 5), lead(2, 0, false, 0), lead(3, 0, false, 10), lead(4, 0, false, 2)};
        assertThat(taken(choice(leads), 1, 0, 0.6)).containsExactly(3L, 2L, 1L);
    }

    @Test
    void those_that_are_alike_go_in_the_order_of_the_list() {
        LeadSeen[] leads = {lead(7, 0, false, 3), lead(5, 0, false, 3), lead(9, 0, false, 3)};
        assertThat(taken(choice(leads), 0.9, 0.1, 0.5)).containsExactly(7L, 5L, 9L);
    }

    @Test
    void the_promised_go_first_and_those_tried_more_often_last() {
        LeadSeen[] leads = {lead(1, 2, false, 10), lead(2, 0, false, 1), lead(3, 3, true, 0), lead(4, 0, false, 9)};
        assertThat(taken(choice(leads), 0, 0, 0, 0)).containsExactly(3L, 2L, 4L, 1L);
    }

    @Test
    void leads_are_the_more_unlike_the_likelier_some_are_than_others() {
        assertThat(choice(lead(1, 0, false, 3), lead(2, 0, false, 3)).unlike()).isZero();
        assertThat(choice(lead(1, 0, false, 1), lead(2, 0, false, 3)).unlike()).isCloseTo(0.5, within(1e-9));
        assertThat(choice(lead(1, 0, false, 0), lead(2, 0, false, 9)).unlike()).isEqualTo(1);
    }

    @Test
    void without_leads_at_hand_it_knows_nothing_and_takes_nobody() {
        var none = choice();
        assertThat(none.chance(0.5)).isEqualTo(1);
        assertThat(taken(none, 0.5)).isEmpty();
    }

    @Test
    void all_are_dialled_in_the_end_and_none_twice() {
        List<LeadSeen> leads = new ArrayList<>();
        for (int id = 0; id < 300; id++) {
            leads.add(lead(1 + id, id % 3, id % 50 == 0, id % 11));
        }
        var choice = choice(leads.toArray(LeadSeen[]::new));
        for (int turn = 0; turn < 400; turn++) {
            choice.chance(turn * 0.618 % 1);
            choice.take();
        }
        assertThat(choice.taken()).doesNotHaveDuplicates().hasSize(300);
    }
}
