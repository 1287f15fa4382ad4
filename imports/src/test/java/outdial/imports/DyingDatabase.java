package outdial.imports;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that a program loses for good at one of its steps: a statement, a commit, a rollback. */
final class DyingDatabase implements DataSource {
    private final DataSource real;
    private final long diesAt;
    private final Runnable last;
    private final AtomicLong steps = new AtomicLong();

    /** Is lost at step {@code diesAt}, counted from 1; never at 0. */
    DyingDatabase(DataSource real, long diesAt) {
        this(real, diesAt, () -> {});
    }

    /** The same; {@code last} is run first when it comes to that step. */
    DyingDatabase(DataSource real, long diesAt, Runnable last) {
        this.real = real;
        this.diesAt = diesAt;
        this.last = last;
    }

    long steps() {
        return steps.get();
    }

    private void step() throws SQLException {
        if (steps.incrementAndGet() >= diesAt && diesAt > 0) {
            last.run();
            throw new SQLNonTransientConnectionException("The connection is lost", "08003");
        }
    }

    /** One on a connection, which is gone with it: not everybody closes what could not commit. */
    private void step(Connection connection) throws SQLException {
        try {
            step();
        } catch (SQLNonTransientConnectionException lost) {
            lose(connection);
            throw lost;
        }
    }

    /** As when the program is gone: the server takes back what is open, locks included. */
    private void lose(Connection connection) throws SQLException {
        if (real instanceof HikariDataSource pool) {
            pool.evictConnection(connection);
        } else {
            connection.close();
        }
    }

    /** Not even to turn auto-commit on again, which would commit what was begun. */
    private void stayDead() throws SQLException {
        if (isDead()) {
            throw new SQLNonTransientConnectionException("The connection is lost", "08003");
        }
    }

    private boolean isDead() {
        return diesAt > 0 && steps.get() >= diesAt;
    }

    @Override
    public Connection getConnection() throws SQLException {
        step();
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, args) -> {
                    try {
                        switch (method.getName()) {
                            case "close" -> {
                                if (isDead()) {
                                    lose(connection);
                                } else {
                                    connection.close();
                                }
                                return null;
                            }
                            case "commit", "rollback" -> step(connection);
                            default -> stayDead();
                        }
                        Object result = method.invoke(connection, args);
                        return result instanceof PreparedStatement prepared
                                ? counted(connection, prepared, PreparedStatement.class)
                                : result instanceof Statement plain
                                        ? counted(connection, plain, Statement.class)
                                        : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Object counted(Connection connection, Statement statement, Class<?> as) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {as}, (_, method, args) -> {
            if (method.getName().startsWith("execute")) {
                step(connection);
            }
            try {
                return method.invoke(statement, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
