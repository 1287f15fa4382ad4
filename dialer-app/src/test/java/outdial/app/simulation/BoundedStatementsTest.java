package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.sql.TestDb;

class BoundedStatementsTest {
    private static final int FLOORS_MS = 10_000;

    private final BlockingQueue<Integer> bounds = new LinkedBlockingQueue<>();

    @Test
    void the_floor_waits_at_most_ten_seconds_for_the_database(@TempDir Path var) throws Exception {
        TestDb.mariaDb().empty();
        var gate = new ComplianceGate(RuleBook.exercise());
        try (var running = new RunningDemonstration(
                noting(TestDb.mariaDb().source()),
                List.of(),
                gate,
                new DialRun.Crew(1, 1, 1),
                InstantSource.system(),
                var)) {
            assertThat(running.floor()).isNotNull();
            assertThat(isSet(FLOORS_MS)).as("the lease has a limit of its own").isTrue();
        }
    }

    /** Whether a limit is set on a connection within half a minute. */
    private boolean isSet(int ms) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (Integer.valueOf(ms).equals(bounds.poll(1, TimeUnit.SECONDS))) {
                return true;
            }
        }
        return false;
    }

    /** The same connections, of which the limits that are set on them are noted. */
    private DataSource noting(DataSource database) {
        return proxy(DataSource.class, (method, values) -> {
            Object answer = call(database, method, values);
            return answer instanceof Connection connection ? noting(connection) : answer;
        });
    }

    private Connection noting(Connection connection) {
        return proxy(Connection.class, (method, values) -> {
            if (method.getName().equals("setNetworkTimeout") && values != null) {
                bounds.add((Integer) values[1]);
            }
            return call(connection, method, values);
        });
    }

    private interface Answer {
        @Nullable
        Object to(Method method, Object @Nullable [] values) throws Throwable;
    }

    private static <T> T proxy(Class<T> kind, Answer answer) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(), new Class<?>[] {kind}, (_, method, values) -> answer.to(method, values)));
    }

    private static @Nullable Object call(Object of, Method method, Object @Nullable [] values) throws Throwable {
        try {
            return method.invoke(of, values);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
