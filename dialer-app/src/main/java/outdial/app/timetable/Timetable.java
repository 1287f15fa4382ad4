package outdial.app.timetable;

import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import outdial.app.reporting.DeliveryTurn;

/** Which job fires when, by UTC. A fire that was missed is not made up for: the next one looks at the same things. */
@Configuration(proxyBeanMethods = false)
public class Timetable {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    @Bean
    JobDetail shifts() {
        return job(ShiftTurn.class);
    }

    @Bean
    Trigger everyMinute(JobDetail shifts) {
        return trigger(shifts, "5 * * * * ?");
    }

    @Bean
    JobDetail recordings() {
        return job(RecordingTurn.class);
    }

    @Bean
    Trigger everyMinuteToo(JobDetail recordings) {
        return trigger(recordings, "35 * * * * ?");
    }

    @Bean
    JobDetail hours() {
        return job(HourRollup.class);
    }

    @Bean
    Trigger everyFiveMinutes(JobDetail hours) {
        return trigger(hours, "30 2/5 * * * ?");
    }

    @Bean
    JobDetail nights() {
        return job(NightWork.class);
    }

    @Bean
    Trigger everyNight(JobDetail nights) {
        return trigger(nights, "0 20 3 * * ?");
    }

    @Bean
    JobDetail deliveries() {
        return job(DeliveryTurn.class);
    }

    @Bean
    Trigger everyMinuteTheReports(JobDetail deliveries) {
        return trigger(deliveries, "20 * * * * ?");
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
