package outdial.app.timetable;

import java.time.InstantSource;
import java.util.Map;
import java.util.TimeZone;
import org.jooq.DSLContext;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import outdial.app.registers.RegisterFolder;
import outdial.app.reporting.DeliveryTurn;
import outdial.app.settings.DialerSettings;

/** Which job fires when, by UTC. A fire that was missed is not made up for: the next one looks at the same things. */
@Configuration(proxyBeanMethods = false)
public class Timetable {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** Second, minute and hour of each, as Quartz writes them; no two begin in the same second. */
    private static final Map<Class<? extends Job>, String> TIMES = Map.of(
            ShiftTurn.class, "5 * * * * ?",
            DeliveryTurn.class, "20 * * * * ?",
            RecordingTurn.class, "35 * * * * ?",
            LeadJudge.class, "15,45 * * * * ?",
            HourRollup.class, "30 2/5 * * * ?",
            HeadSeal.class, "0 0 * * * ?",
            RegisterWatch.class, "40 50 * * * ?",
            RegisterTurn.class, "50 * * * * ?",
            NightWork.class, "0 20 3 * * ?",
            RetentionTurn.class, "0 40 3 * * ?");

    /** One for all turns, for it remembers from one look to the next what it has seen. */
    @Bean
    RegisterFolder registerFolder(DSLContext dsl, DialerSettings settings, InstantSource clock) {
        return new RegisterFolder(dsl, settings.var(), clock);
    }

    @Bean
    SchedulerFactoryBeanCustomizer times() {
        return scheduler -> {
            scheduler.setJobDetails(TIMES.keySet().stream().map(Timetable::job).toArray(JobDetail[]::new));
            scheduler.setTriggers(TIMES.entrySet().stream()
                    .map(each -> trigger(job(each.getKey()), each.getValue()))
                    .toArray(Trigger[]::new));
        };
    }

    private static JobDetail job(Class<? extends Job> job) {
        return JobBuilder.newJob(job)
                .withIdentity(job.getSimpleName())
                .storeDurably()
                .build();
    }

    private static Trigger trigger(JobDetail job, String times) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(job.getKey().getName())
                .withSchedule(CronScheduleBuilder.cronSchedule(times)
                        .inTimeZone(UTC)
                        .withMisfireHandlingInstructionDoNothing())
                .build();
    }
}
