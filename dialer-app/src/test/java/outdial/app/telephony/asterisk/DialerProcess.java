package outdial.app.telephony.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import outdial.app.rig.Rig;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.CallEvent;

/** A dialer in a process of its own, to be killed: takes the lead, calls its agents, dials, connects who answers. */
final class DialerProcess extends QuietEar {
    static final FloorId FLOOR = new FloorId(5);
    private static final int AGENTS = 10;

    private final ArrayDeque<AgentId> free = new ArrayDeque<>();
    private final AsteriskTelephony telephony;
    private final InstantSource clock = InstantSource.system();

    private DialerProcess(PbxLink link) {
        telephony = new AsteriskTelephony(link, this, clock);
    }

    /** Arguments: the file of the link, the fence, then the numbers to dial. */
    public static void main(String[] arguments) throws Exception {
        var dialer = new DialerProcess(PbxLink.load(Path.of(arguments[0])));
        dialer.run(new Fence(Integer.parseInt(arguments[1])), List.of(arguments).subList(2, arguments.length));
    }

    private void run(Fence fence, List<String> numbers) throws Exception {
        telephony.lead(FLOOR, fence);
        for (int n = 1; n <= AGENTS; n++) {
            telephony.callAgent(new AgentId(500 + n), Rig.robot(2, n));
        }
        Thread.sleep(500);
        IO.println("dialling");
        for (int i = 0; i < numbers.size(); i++) {
            Instant now = clock.instant();
            telephony.originate(new Dial(
                    AttemptId.of(FLOOR, fence, i),
                    Permits.forNumber("+" + numbers.get(i), now),
                    now.plusSeconds(3),
                    Duration.ofSeconds(20),
                    false));
        }
        Thread.sleep(Duration.ofMinutes(5));
    }

    @Override
    public synchronized void heard(AttemptId attempt, CallEvent event, Instant at) {
        if (event instanceof CallEvent.Answered && !free.isEmpty()) {
            telephony.connect(attempt, free.poll());
        }
    }

    @Override
    public synchronized void agentHere(AgentId agent, Instant at) {
        free.add(agent);
    }
}
